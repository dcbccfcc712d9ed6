package jp.csirt.incident.api.console.frame;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 送信元の証: what every form carries. It follows from the cookie's secret, so that a form of one session is worth nothing in
 * another, and looks different each time, so that nothing is learnt from the size of compressed pages.
 */
final class Csrf {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Csrf() {}

    /** A token for the forms of a page. */
    static String token(String secret) {
        byte[] pad = new byte[BYTES];
        RANDOM.nextBytes(pad);
        byte[] token = Arrays.copyOf(pad, 2 * BYTES);
        System.arraycopy(xor(pad, proof(secret)), 0, token, BYTES, BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Whether the token was made for that secret. */
    static boolean matches(String secret, String token) {
        if (!token.matches("[A-Za-z0-9_-]{86}")) {
            return false;
        }
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        byte[] pad = Arrays.copyOf(bytes, BYTES);
        byte[] masked = Arrays.copyOfRange(bytes, BYTES, 2 * BYTES);
        return MessageDigest.isEqual(xor(pad, masked), proof(secret));
    }

    private static byte[] proof(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal("csirt console form".getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static byte[] xor(byte[] left, byte[] right) {
        byte[] both = new byte[left.length];
        for (int i = 0; i < left.length; i++) {
            both[i] = (byte) (left[i] ^ right[i]);
        }
        return both;
    }
}
