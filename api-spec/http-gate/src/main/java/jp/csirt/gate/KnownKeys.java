package jp.csirt.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * 知っている鍵: remembers whose keys opened the API, by their digests, so that they are counted as their own and a guessed key
 * as the address it comes from.
 */
public final class KnownKeys {

    private static final int MOST = 10_000;
    private static final String SCHEME = "Bearer ";

    private final Map<String, String> holders = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    });

    /** The key that was sent ({@code Authorization: Bearer <key>}), whether anybody knows it or not; null when there is none. */
    public static @Nullable String sent(HttpHeaders headers) {
        String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? null
                : authorization.substring(SCHEME.length()).strip();
    }

    /** Somebody got in with that key. */
    public void remember(String key, String holder) {
        holders.put(digest(key), holder);
    }

    /** Under which name the key is counted; null while nobody has called with it. */
    @Nullable
    String holder(String key) {
        return holders.get(digest(key));
    }

    /** SHA-256, hexadecimal: all that is kept of a key. */
    public static String digest(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
