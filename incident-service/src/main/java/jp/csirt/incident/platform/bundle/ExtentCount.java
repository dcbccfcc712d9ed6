package jp.csirt.incident.platform.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.csirt.incident.platform.bundle.Extent.Paper;
import jp.csirt.incident.platform.bundle.Extent.Stretch;
import jp.csirt.incident.platform.checkpoint.Checkpoint;
import jp.csirt.incident.platform.checkpoint.SigningKey;
import org.bson.Document;

/** Counts what goes into a bundle, commit by commit, and states it in the end. */
final class ExtentCount {

    private final String incidentId;
    private final Checkpoint end;
    private final List<Paper> forms;
    private final Map<String, Stretch> streams = new TreeMap<>();

    ExtentCount(String incidentId, Checkpoint end, Map<String, byte[]> papers) {
        this.incidentId = incidentId;
        this.end = end;
        this.forms = new TreeMap<>(papers)
                .entrySet().stream()
                        .map(paper -> new Paper(BundleWriter.FORMS + paper.getKey(), sha256(paper.getValue())))
                        .toList();
    }

    /** The next commit. One that somebody has spoilt counts for nothing: the chain tells of it. */
    void add(Document commit) {
        if (commit.get("aggregateId") instanceof String id
                && commit.get("last") instanceof Number last
                && commit.get("first") instanceof Number first
                && commit.get("events") instanceof List<?> events) {
            streams.put(id, new Stretch(id, last.longValue(), first.longValue() + events.size() - 1));
        }
    }

    byte[] json(SigningKey key) {
        Extent extent = new Extent(incidentId, end.position(), end.hash(), List.copyOf(streams.values()), forms, "", "")
                .signedWith(key);
        var document = new Document("incidentId", extent.incidentId())
                .append("position", extent.position())
                .append("hash", extent.hash())
                .append(
                        "streams",
                        extent.streams().stream().map(ExtentCount::json).toList())
                .append("forms", extent.forms().stream().map(ExtentCount::json).toList())
                .append("signature", extent.signature())
                .append("publicKey", extent.publicKey());
        return (CommitJson.line(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Document json(Stretch stretch) {
        return new Document("aggregateId", stretch.aggregateId())
                .append("last", stretch.last())
                .append("sequence", stretch.sequence());
    }

    private static Document json(Paper paper) {
        return new Document("name", paper.name()).append("sha256", paper.sha256());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
