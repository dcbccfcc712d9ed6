package jp.csirt.incident.api.security;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The one cookie of the console; before the log-in it holds a secret that opens nothing and only ties the form to the browser. */
public final class SessionCookie {

    private static final String NAME = "CSIRT_SESSION";
    private static final String SHAPE = "[A-Za-z0-9_-]{43}";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionCookie() {}

    /** 256 random bits. */
    public static String secret() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the browser sent; null when there is none, or nothing that could be one. */
    public static @Nullable String of(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(NAME);
        return cookie == null || !cookie.getValue().matches(SHAPE) ? null : cookie.getValue();
    }

    /** The cookie; without TLS it leaves this machine only where TLS is not to be had. */
    public static ResponseCookie with(String secret, ServerHttpRequest request) {
        return ResponseCookie.from(NAME, secret)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(!isLocal(request))
                .build();
    }

    private static boolean isLocal(ServerHttpRequest request) {
        var local = request.getLocalAddress();
        boolean loopback = local != null
                && local.getAddress() != null
                && local.getAddress().isLoopbackAddress();
        return loopback && !"https".equals(request.getURI().getScheme());
    }
}
