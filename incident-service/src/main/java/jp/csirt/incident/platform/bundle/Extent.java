package jp.csirt.incident.platform.bundle;

import java.security.PublicKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.platform.checkpoint.Ed25519;
import jp.csirt.incident.platform.checkpoint.SigningKey;
import jp.csirt.incident.platform.checkpoint.UnusableKeyException;

/**
 * 証拠一式の範囲: a signed statement of all that a bundle holds of its incident, so that nothing can be left out of it. It is bound
 * to the checkpoint with which the bundle ends.
 *
 * @param position of that checkpoint
 * @param hash of that checkpoint
 * @param streams every stream of the incident that has commits up to there
 * @param forms the forms as of then
 * @param signature Base64 of Ed25519 over {@link #statement()}
 * @param publicKey Base64 of the key's X.509 form
 */
public record Extent(
        String incidentId,
        long position,
        String hash,
        List<Stretch> streams,
        List<Paper> forms,
        String signature,
        String publicKey) {

    /** Lines of the statement before those of the streams and forms. */
    public static final int HEAD = 4;

    public Extent {
        streams = List.copyOf(streams);
        forms = List.copyOf(forms);
    }

    /** The same, signed with this key. */
    Extent signedWith(SigningKey key) {
        return new Extent(incidentId, position, hash, streams, forms, key.signature(statement()), key.publicKeyText());
    }

    /** What is signed: one line for each thing said, each ended by a line feed. */
    public String statement() {
        Stream<String> lines = Stream.of(
                        Stream.of("extent", incidentId, Long.toString(position), hash),
                        streams.stream().map(Stretch::line),
                        forms.stream().map(Paper::line))
                .flatMap(parts -> parts);
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Whether the signature is by the key that the statement itself names. */
    public boolean isGenuine() {
        try {
            return isSignedBy(Ed25519.publicKey(publicKey));
        } catch (UnusableKeyException e) {
            return false;
        }
    }

    /** Whether the signature is by this key. */
    public boolean isSignedBy(PublicKey key) {
        return Ed25519.isSigned(key, statement(), signature);
    }

    /**
     * Where a stream of the incident ends.
     *
     * @param last position of its last event
     * @param sequence of that event in the stream, from 0
     */
    public record Stretch(String aggregateId, long last, long sequence) {

        private String line() {
            return "stream %s %d %d".formatted(aggregateId, last, sequence);
        }
    }

    /**
     * A form of the bundle.
     *
     * @param name its place in the bundle
     * @param sha256 lower-case hex
     */
    public record Paper(String name, String sha256) {

        private String line() {
            return "form %s %s".formatted(sha256, name);
        }
    }
}
