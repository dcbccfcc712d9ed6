package jp.csirt.incident.platform.personal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The key of one subject's personal texts, or what is left after it was destroyed. */
public final class SubjectKey {

    /** What a text reads as whose key was destroyed. */
    public static final String ERASED = "消去済";

    /** What sealing adds to bytes. */
    public static final int SEAL_BYTES = AesGcm.IV_BYTES + AesGcm.TAG_BYTES;

    private static final String TYPE = "text";

    private final String id;
    private final @Nullable SecretKey key;

    private SubjectKey(String id, @Nullable SecretKey key) {
        this.id = id;
        this.key = key;
    }

    static SubjectKey of(String id, byte[] bytes) {
        return new SubjectKey(id, AesGcm.key(bytes));
    }

    static SubjectKey destroyed(String id) {
        return new SubjectKey(id, null);
    }

    /** Names the subject. */
    public String id() {
        return id;
    }

    /** Whether nothing written under it can be read any more. */
    public boolean isDestroyed() {
        return key == null;
    }

    /**
     * The bytes, encrypted under a new IV: IV, cipher text, tag.
     *
     * @param place what they are and where they belong; they open in no other
     * @throws SubjectErasedException when the key was destroyed
     */
    public byte[] seal(String place, byte[] plain) {
        byte[] iv = AesGcm.random(AesGcm.IV_BYTES);
        byte[] encrypted = AesGcm.encrypt(living(), iv, id + '\n' + place, plain);
        return ByteBuffer.allocate(iv.length + encrypted.length)
                .put(iv)
                .put(encrypted)
                .array();
    }

    /**
     * The plain bytes.
     *
     * @throws PersonalTextException when they are not what was sealed for this place under this key
     * @throws SubjectErasedException when the key was destroyed
     */
    public byte[] open(String place, byte[] sealed) {
        SecretKey living = living();
        if (sealed.length < SEAL_BYTES) {
            throw altered(null);
        }
        try {
            byte[] iv = Arrays.copyOf(sealed, AesGcm.IV_BYTES);
            byte[] encrypted = Arrays.copyOfRange(sealed, AesGcm.IV_BYTES, sealed.length);
            return AesGcm.decrypt(living, iv, id + '\n' + place, encrypted);
        } catch (AEADBadTagException e) {
            throw altered(e);
        }
    }

    /**
     * What the text is found by, where it is not to be read: the same under this key, and nothing without it.
     *
     * @throws SubjectErasedException when the key was destroyed
     */
    public String digest(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(living());
            return HexFormat.of().formatHex(mac.doFinal((id + "\ndigest\n" + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private SecretKey living() {
        if (key == null) {
            throw new SubjectErasedException("the key of " + id + " was destroyed");
        }
        return key;
    }

    /**
     * The text, encrypted under a new IV.
     *
     * @throws SubjectErasedException when the key was destroyed: nothing more is recorded of this subject
     */
    SealedText seal(String text) {
        byte[] iv = AesGcm.random(AesGcm.IV_BYTES);
        byte[] encrypted = AesGcm.encrypt(living(), iv, additional(), text.getBytes(StandardCharsets.UTF_8));
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return new SealedText(id, base64.encodeToString(iv), base64.encodeToString(encrypted));
    }

    /**
     * The plain text, or {@link #ERASED}.
     *
     * @throws PersonalTextException when it is not what was sealed under this key
     */
    String open(SealedText sealed) {
        if (key == null) {
            return ERASED;
        }
        try {
            byte[] iv = Base64.getUrlDecoder().decode(sealed.iv());
            byte[] encrypted = Base64.getUrlDecoder().decode(sealed.ct());
            if (iv.length != AesGcm.IV_BYTES) {
                throw altered(null);
            }
            return new String(AesGcm.decrypt(key, iv, additional(), encrypted), StandardCharsets.UTF_8);
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw altered(e);
        }
    }

    private String additional() {
        return id + '\n' + TYPE;
    }

    private PersonalTextException altered(@Nullable Exception cause) {
        String message = "a personal text under the key of " + id + " was altered, or belongs to another key";
        return cause == null ? new PersonalTextException(message) : new PersonalTextException(message, cause);
    }

    @Override
    public String toString() {
        return "key of " + id + (key == null ? ", destroyed" : "");
    }
}
