package jp.csirt.incident.platform.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key that signs checkpoints. It is never in the database. */
public final class SigningKey {

    private static final String LABEL = "PRIVATE KEY";

    private final PrivateKey key;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * The key in a PKCS#8 PEM text.
     *
     * @throws UnusableKeyException when it is no Ed25519 key in that form
     */
    public static SigningKey fromPem(String pem) {
        try {
            PrivateKey key = KeyFactory.getInstance(Ed25519.NAME)
                    .generatePrivate(new PKCS8EncodedKeySpec(Ed25519.pem(pem, LABEL)));
            return new SigningKey(key, publicKeyOf((EdECPrivateKey) key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableKeyException(
                    "the signing key is no Ed25519 key in PKCS#8 PEM (-----BEGIN PRIVATE KEY-----)", e);
        }
    }

    /** A new key. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** The key as PKCS#8 PEM. */
    public String toPem() {
        return Ed25519.toPem(key.getEncoded(), LABEL);
    }

    /** The public half as PEM, to be handed to whoever verifies. */
    public String publicPem() {
        return Ed25519.toPem(publicKey.getEncoded(), "PUBLIC KEY");
    }

    /** Signs where the log ends. */
    public Checkpoint sign(long position, String hash, String at) {
        return new Checkpoint(position, hash, at, signature(Checkpoint.statement(position, hash, at)), publicKeyText());
    }

    /** The public half as Base64 of its X.509 form, as signed statements name it. */
    public String publicKeyText() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    /** Base64 of the signature over a text. Whoever verifies must be able to tell the kind of statement by the text alone. */
    public String signature(String text) {
        try {
            Signature signer = Signature.getInstance(Ed25519.NAME);
            signer.initSign(key);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException("the signing key cannot sign", e);
        }
    }

    /** The public key follows from the private one; the JDK computes it only where it makes a pair, from this seed. */
    private static PublicKey publicKeyOf(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key has no bytes"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(Ed25519.NAME);
        generator.initialize(NamedParameterSpec.ED25519, new Seeded(seed));
        return generator.generateKeyPair().getPublic();
    }

    /** Gives the seed where a random one is asked for. */
    private static final class Seeded extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seeded(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
