package jp.csirt.incident.tool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.csirt.incident.platform.bundle.Extent;
import jp.csirt.incident.platform.bundle.Extent.Paper;
import jp.csirt.incident.platform.bundle.Extent.Stretch;
import jp.csirt.incident.platform.eventstore.ChainFault;
import jp.csirt.incident.platform.eventstore.FaultKind;
import jp.csirt.incident.platform.eventstore.Verification;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** 証拠一式の範囲: whether a bundle holds all that its signed statement says it holds, and nothing else. */
final class BundleExtent {

    static final String NAME = "extent.json";

    private static final int MOST = 1 << 20;
    private static final String FORMS = "forms/";
    private static final String ISSUED = "forms/issued/";
    private static final Set<String> MEMBERS =
            Set.of("incidentId", "position", "hash", "streams", "forms", "signature", "publicKey");

    private BundleExtent() {}

    /** The statement in the bundle; null in one that was made before there were statements. */
    static @Nullable Extent read(ZipFile zip) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(NAME);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] text = in.readNBytes(MOST + 1);
            if (text.length > MOST) {
                throw new UnreadableFileException(NAME + " is too large for a real file");
            }
            return unambiguous(extent(JsonLines.JSON.readValue(text, Object.class)));
        } catch (JacksonException e) {
            throw new UnreadableFileException(NAME + " is no JSON", e);
        }
    }

    /**
     * The first fault; null when there is none.
     *
     * @param chained the whole of the bundle's chain, in which nothing was found amiss
     * @param found where the streams in the bundle end
     */
    static @Nullable ChainFault fault(Extent extent, Verification chained, Map<String, Stretch> found, ZipFile zip)
            throws IOException {
        if (chained.last() != extent.position() || !chained.hash().equals(extent.hash())) {
            long first = Math.min(chained.last(), extent.position()) + 1;
            return new ChainFault(first, chained.last() < extent.position() ? FaultKind.TRUNCATED : FaultKind.INSERTED);
        }
        ChainFault left = leftOut(extent, found);
        return left == null ? formFault(extent, zip) : left;
    }

    /** What is missing begins after the end of what is there. */
    private static @Nullable ChainFault leftOut(Extent extent, Map<String, Stretch> found) {
        var more = new HashMap<>(found);
        for (Stretch stated : extent.streams()) {
            Stretch there = more.remove(stated.aggregateId());
            if (there == null || there.last() < stated.last()) {
                return new ChainFault(there == null ? stated.last() : there.last() + 1, FaultKind.REMOVED);
            }
            if (!there.equals(stated)) {
                return new ChainFault(there.last(), FaultKind.INSERTED);
            }
        }
        return more.values().stream()
                .findFirst()
                .map(stretch -> new ChainFault(stretch.last(), FaultKind.INSERTED))
                .orElse(null);
    }

    private static @Nullable ChainFault formFault(Extent extent, ZipFile zip) throws IOException {
        var stated = new HashMap<String, String>();
        extent.forms().forEach(form -> stated.put(form.name(), form.sha256()));
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (name.startsWith(FORMS) && !name.startsWith(ISSUED) && !entry.isDirectory()) {
                String sha256 = stated.remove(name);
                if (sha256 == null) {
                    return new ChainFault(extent.position(), FaultKind.INSERTED);
                }
                if (!sha256(zip, entry).equals(sha256)) {
                    return new ChainFault(extent.position(), FaultKind.ALTERED);
                }
            }
        }
        return stated.isEmpty() ? null : new ChainFault(extent.position(), FaultKind.REMOVED);
    }

    private static String sha256(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[1 << 16];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Extent extent(Object json) {
        if (json instanceof Map<?, ?> members
                && members.keySet().equals(MEMBERS)
                && members.get("incidentId") instanceof String incidentId
                && members.get("position") instanceof Number position
                && members.get("hash") instanceof String hash
                && members.get("signature") instanceof String signature
                && members.get("publicKey") instanceof String publicKey) {
            return new Extent(
                    incidentId,
                    position.longValue(),
                    hash,
                    entries(members.get("streams"), BundleExtent::stretch),
                    entries(members.get("forms"), BundleExtent::paper),
                    signature,
                    publicKey);
        }
        throw unknownForm();
    }

    /** A name with a line feed in it could pass for other lines of what was signed. */
    private static Extent unambiguous(Extent extent) {
        long lines = extent.statement().lines().count();
        if (lines != Extent.HEAD + extent.streams().size() + extent.forms().size()) {
            throw unknownForm();
        }
        return extent;
    }

    private static <T> List<T> entries(@Nullable Object list, Function<Map<?, ?>, T> read) {
        if (!(list instanceof List<?> several)) {
            throw unknownForm();
        }
        var entries = new ArrayList<T>();
        for (Object entry : several) {
            if (!(entry instanceof Map<?, ?> members)) {
                throw unknownForm();
            }
            entries.add(read.apply(members));
        }
        return entries;
    }

    private static Stretch stretch(Map<?, ?> members) {
        if (members.get("aggregateId") instanceof String id
                && members.get("last") instanceof Number last
                && members.get("sequence") instanceof Number sequence) {
            return new Stretch(id, last.longValue(), sequence.longValue());
        }
        throw unknownForm();
    }

    private static Paper paper(Map<?, ?> members) {
        if (members.get("name") instanceof String name && members.get("sha256") instanceof String sha256) {
            return new Paper(name, sha256);
        }
        throw unknownForm();
    }

    private static UnreadableFileException unknownForm() {
        return new UnreadableFileException(NAME + " does not state what the bundle holds");
    }
}
