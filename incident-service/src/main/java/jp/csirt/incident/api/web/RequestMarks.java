package jp.csirt.incident.api.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.incident.RequestMark;
import org.jspecify.annotations.Nullable;

/**
 * 要求の印 of requests with an {@code Idempotency-Key}. The key belongs to its caller: two callers may send the same one.
 * Both parts are keyed digests (HMAC-SHA256), because they are stored for ever and a plain digest of a short body could be
 * guessed back.
 */
public final class RequestMarks {

    private static final String HEADER = "Idempotency-Key";

    private final SecretKey secret;
    private final Clock machineClock;

    public RequestMarks(SecretKey secret, Clock machineClock) {
        this.secret = secret;
        this.machineClock = machineClock;
    }

    /**
     * The mark of a request; null when it has no key.
     *
     * @throws ApiProblem 400 unless the key is 1 to 255 visible ASCII characters
     */
    public @Nullable RequestMark of(Call call, byte[] body) {
        String key = key(call);
        if (key == null) {
            return null;
        }
        String path = call.request().path().toLowerCase(Locale.ROOT); // ids may be written either way
        return new RequestMark(
                digest("request\n" + call.caller().keyId() + "\n" + key, new byte[0]),
                digest("asked\n" + path + "\n", body),
                machineClock.instant());
    }

    /**
     * The {@code Idempotency-Key} as it was sent; null without.
     *
     * @throws ApiProblem 400 unless it is 1 to 255 visible ASCII characters
     */
    public static @Nullable String key(Call call) {
        String key = call.request().headers().firstHeader(HEADER);
        if (key != null && !key.matches("[!-~]{1,255}")) {
            throw ApiProblem.of("invalid-header", "Idempotency-Key は1～255文字の図形文字（ASCII）で送ってください。");
        }
        return key;
    }

    /**
     * Whoever repeats a key must ask for the same.
     *
     * @throws ApiProblem 409 when the first request asked for something else
     */
    public static void mustAskTheSame(RequestMark mark, String firstDigest) {
        if (!mark.digest().equals(firstDigest)) {
            throw ApiProblem.of(
                    "idempotency-key-reused", "この Idempotency-Key は別の内容又は別の操作に使われています。新しい操作には新しい値を付けてください。");
        }
    }

    private String digest(String head, byte[] rest) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(rest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
