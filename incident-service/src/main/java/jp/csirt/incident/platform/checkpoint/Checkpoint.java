package jp.csirt.incident.platform.checkpoint;

import java.security.PublicKey;
import jp.csirt.incident.platform.eventstore.Mark;

/**
 * A signed statement: at that time the log ended at that position with that hash.
 *
 * @param at machine clock, RFC 3339 with nine digits; the signature is over this very text
 * @param signature Base64 of Ed25519 over {@code position\nhash\nat}
 * @param publicKey Base64 of the key's X.509 form, the body of a PEM file
 */
public record Checkpoint(long position, String hash, String at, String signature, String publicKey) {

    /** What is signed. */
    static String statement(long position, String hash, String at) {
        return position + "\n" + hash + "\n" + at;
    }

    /** Whether the signature is by the key that the checkpoint itself names. */
    public boolean isGenuine() {
        try {
            return isSignedBy(Ed25519.publicKey(publicKey));
        } catch (UnusableKeyException e) {
            return false;
        }
    }

    /** Whether the signature is by this key. */
    public boolean isSignedBy(PublicKey key) {
        return Ed25519.isSigned(key, statement(position, hash, at), signature);
    }

    /** What it says of the log. */
    public Mark mark() {
        return new Mark(position, hash);
    }
}
