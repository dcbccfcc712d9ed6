package jp.csirt.incident.platform.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a random IV of 96 bits and a tag of 128; the additional data is a text. */
final class AesGcm {

    static final int KEY_BYTES = 32;
    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    static byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return drawn;
    }

    static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("an AES-256 key has 32 bytes, not " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    static byte[] encrypt(SecretKey key, byte[] iv, String additional, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, iv, additional).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK encrypts with AES-GCM", e);
        }
    }

    /**
     * The plain bytes.
     *
     * @throws AEADBadTagException when key, IV, additional data or cipher text is another than at encryption
     */
    static byte[] decrypt(SecretKey key, byte[] iv, String additional, byte[] encrypted) throws AEADBadTagException {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, iv, additional).doFinal(encrypted);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK decrypts AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, String additional)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
        cipher.updateAAD(additional.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
