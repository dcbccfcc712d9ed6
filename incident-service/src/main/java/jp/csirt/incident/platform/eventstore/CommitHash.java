package jp.csirt.incident.platform.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain: a content hash over everything a commit stores, and a link over the commit before. The link needs only
 * the content's hash, so a bundle can prove its place without carrying the others' contents.
 */
public final class CommitHash {

    private CommitHash() {}

    /** SHA-256 over the commit's fields and those of its events, each as UTF-8 after its length (4 bytes, big-endian). */
    public static String content(
            long position,
            @Nullable String aggregate,
            String aggregateId,
            long first,
            String at,
            List<StoredEvent> events) {
        MessageDigest digest = sha256();
        add(digest, Long.toString(position));
        add(digest, Long.toString(position + events.size() - 1));
        add(digest, aggregate);
        add(digest, aggregateId);
        add(digest, Long.toString(first));
        add(digest, at);
        add(digest, Integer.toString(events.size()));
        for (StoredEvent event : events) {
            add(digest, event.id());
            add(digest, event.name());
            add(digest, event.revision());
            add(digest, Long.toString(event.sequence()));
            add(digest, event.timestamp());
            add(digest, event.payload());
            add(digest, event.metadata());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256 over the previous commit's hash and this content's hash, 32 bytes each. */
    public static String link(String previous, String content) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(previous));
        digest.update(HexFormat.of().parseHex(content));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether the commit's content gives its content hash, and that its link. */
    public static boolean matches(StoredCommit commit) {
        String content = content(
                commit.position(),
                commit.aggregate(),
                commit.aggregateId(),
                commit.first(),
                commit.at(),
                commit.events());
        return content.equals(commit.content())
                && link(commit.previous(), content).equals(commit.hash());
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
