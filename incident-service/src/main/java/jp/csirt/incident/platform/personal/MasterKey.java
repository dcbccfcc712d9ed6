package jp.csirt.incident.platform.personal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** The operator's key that wraps the subjects' keys; it is never in the database. */
public final class MasterKey {

    private static final int ID_DIGITS = 16;

    private final SecretKey key;
    private final String id;

    private MasterKey(byte[] bytes) {
        this.key = AesGcm.key(bytes);
        this.id = idOf(bytes);
    }

    /** A new key. */
    public static MasterKey random() {
        return new MasterKey(AesGcm.random(AesGcm.KEY_BYTES));
    }

    /**
     * The key a text holds.
     *
     * @param source where it came from; the refusal names it and never the text
     * @throws MasterKeyException when it is not 32 bytes in Base64
     */
    public static MasterKey parse(String base64, String source) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException _) {
            throw new MasterKeyException(source + " must hold 32 bytes in Base64; it is not Base64");
        }
        if (bytes.length != AesGcm.KEY_BYTES) {
            throw new MasterKeyException(
                    "%s must hold 32 bytes in Base64; it holds %d".formatted(source, bytes.length));
        }
        return new MasterKey(bytes);
    }

    /** Names the key without giving it away; stored beside what it wrapped. */
    public String id() {
        return id;
    }

    /** Another key that follows from this one (HKDF-SHA256), one for each purpose. */
    public SecretKey derive(String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), AesGcm.KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK derives keys with HKDF-SHA256", e);
        }
    }

    String toBase64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** IV, then cipher text; the subject key's id is the additional data. */
    byte[] wrap(String keyId, byte[] subjectKey) {
        byte[] iv = AesGcm.random(AesGcm.IV_BYTES);
        byte[] encrypted = AesGcm.encrypt(key, iv, keyId, subjectKey);
        return ByteBuffer.allocate(iv.length + encrypted.length)
                .put(iv)
                .put(encrypted)
                .array();
    }

    /**
     * The subject key that was wrapped under this id.
     *
     * @throws MasterKeyException when this master key did not wrap it
     */
    byte[] unwrap(String keyId, byte[] wrapped) {
        if (wrapped.length <= AesGcm.IV_BYTES) {
            throw notWrappedByThis(keyId);
        }
        try {
            return AesGcm.decrypt(
                    key,
                    Arrays.copyOf(wrapped, AesGcm.IV_BYTES),
                    keyId,
                    Arrays.copyOfRange(wrapped, AesGcm.IV_BYTES, wrapped.length));
        } catch (AEADBadTagException _) {
            throw notWrappedByThis(keyId);
        }
    }

    private MasterKeyException notWrappedByThis(String keyId) {
        return new MasterKeyException(
                "the key of %s cannot be unwrapped with the master key %s: wrong master key, or the key was altered"
                        .formatted(keyId, id));
    }

    private static String idOf(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("csirt master key".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes)).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "master key " + id;
    }
}
