package jp.csirt.notification.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** 署名鍵 of a webhook by the Standard Webhooks scheme: {@code whsec_} and 24 to 64 bytes in Base64. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final int FEWEST = 24;
    private static final int MOST = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecret() {}

    /** A new one. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** Whether a text is one. */
    public static boolean isSecret(String text) {
        try {
            int length = text.startsWith(PREFIX) ? bytes(text).length : 0;
            return length >= FEWEST && length <= MOST;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static String sign(@Nullable String secret, String id, long timestamp, byte[] body) {
        if (secret == null) {
            throw new IllegalArgumentException("a webhook has a secret");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static byte[] bytes(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }
}
