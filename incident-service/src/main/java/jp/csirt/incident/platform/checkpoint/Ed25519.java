package jp.csirt.incident.platform.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signature algorithm, and the texts in which its keys are written. */
public final class Ed25519 {

    static final String NAME = "Ed25519";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END ([A-Z ]+)-----");

    private Ed25519() {}

    /**
     * A public key.
     *
     * @param text PEM, or only the Base64 within
     * @throws UnusableKeyException when it is none
     */
    public static PublicKey publicKey(String text) {
        try {
            byte[] encoded = text.contains("-----")
                    ? pem(text, "PUBLIC KEY")
                    : Base64.getDecoder().decode(text.strip());
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableKeyException("the public key is no Ed25519 key in PEM", e);
        }
    }

    /** Whether the Base64 text is this key's signature over the text. */
    public static boolean isSigned(PublicKey key, String text, String signature) {
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException("the public key is no Ed25519 key", e);
        }
    }

    /** The bytes of a PEM text with this label; line ends may be written as {@code \n}, as environments tend to. */
    static byte[] pem(String text, String label) {
        Matcher parts = PEM.matcher(text.replace("\\n", "\n").strip());
        if (!parts.matches() || !parts.group(1).equals(label) || !parts.group(3).equals(label)) {
            throw new IllegalArgumentException("no PEM of a " + label.toLowerCase(Locale.ROOT));
        }
        return Base64.getMimeDecoder().decode(parts.group(2));
    }

    static String toPem(byte[] encoded, String label) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
    }
}
