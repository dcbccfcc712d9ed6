package jp.csirt.incident.tool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.csirt.incident.platform.eventstore.ChainFault;
import jp.csirt.incident.platform.eventstore.FaultKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** 添付 and 発行した様式 of a bundle: whether the files in it are those whose hashes stand in the record, no more and no less. */
final class BundledFiles {

    private static final String ATTACHMENTS = "attachments/";
    private static final String ISSUED = "forms/issued/";
    private static final String ATTACHED = "file-attached";
    private static final String FORM_ISSUED = "form-issued";
    private static final String ERASED = "incident-erased";

    private final Map<String, Recorded> recorded = new HashMap<>();
    private boolean erased;

    private BundledFiles(Iterator<Map<String, Object>> commits) {
        commits.forEachRemaining(commit -> {
            if (commit.get("_id") instanceof Number position && commit.get("events") instanceof List<?> events) {
                events.forEach(event -> add(position.longValue(), event));
            }
        });
    }

    /**
     * The first fault; null when there is none. An erased incident has no files any more.
     *
     * @param commits of the incident, already found unaltered
     * @param last position of the newest event
     */
    static @Nullable ChainFault fault(Iterator<Map<String, Object>> commits, ZipFile zip, long last)
            throws IOException {
        return new BundledFiles(commits).fault(zip, last);
    }

    private void add(long position, Object event) {
        if (!(event instanceof Map<?, ?> map)) {
            return;
        }
        String json = String.valueOf(map.get("payload"));
        switch (String.valueOf(map.get("name"))) {
            case ERASED -> erased = true;
            case ATTACHED -> {
                JsonNode file = payload(json).path("attachment");
                add(position, ATTACHMENTS + file.path("attachmentId").asString(""), file, "size");
            }
            case FORM_ISSUED -> addIssued(position, payload(json));
            default -> {}
        }
    }

    /** Those whose bytes were kept. */
    private void addIssued(long position, JsonNode issued) {
        String form = issued.path("form").asString("").toLowerCase(Locale.ROOT).replace('_', '-');
        long n = issued.path("number").path("n").asLong(0);
        issued.path("files")
                .valueStream()
                .filter(file -> file.hasNonNull("fileId"))
                .forEach(file -> add(
                        position,
                        "%s%s-%d.%s"
                                .formatted(ISSUED, form, n, file.path("format").asString("")),
                        file,
                        "bytes"));
    }

    private void add(long position, String name, JsonNode file, String size) {
        recorded.put(
                name,
                new Recorded(
                        position, file.path(size).asLong(0), file.path("sha256").asString("")));
    }

    private static JsonNode payload(String json) {
        try {
            return JsonLines.JSON.readTree(json);
        } catch (JacksonException e) {
            throw new UnreadableFileException("the record of a file is no JSON", e);
        }
    }

    private @Nullable ChainFault fault(ZipFile zip, long last) throws IOException {
        Set<String> unknown = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if ((name.startsWith(ATTACHMENTS) || name.startsWith(ISSUED)) && !entry.isDirectory()) {
                unknown.add(name);
            }
        }
        ChainFault first = null;
        for (Map.Entry<String, Recorded> file : recorded.entrySet()) {
            unknown.remove(file.getKey());
            FaultKind kind = kind(zip, file.getKey(), file.getValue());
            long position = file.getValue().position();
            if (kind != null && (first == null || position < first.position())) {
                first = new ChainFault(position, kind);
            }
        }
        return first == null && !unknown.isEmpty() ? new ChainFault(last, FaultKind.INSERTED) : first;
    }

    private @Nullable FaultKind kind(ZipFile zip, String name, Recorded file) throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return erased ? null : FaultKind.REMOVED;
        }
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            return sha256(in, file.size()).equals(file.sha256()) ? null : FaultKind.ALTERED;
        }
    }

    /** Of what is there, up to one byte more than there should be. */
    private static String sha256(InputStream in, long size) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var digested = new DigestInputStream(in, digest);
            long left = size + 1;
            for (long skipped = 1; left > 0 && skipped > 0; left -= skipped) {
                skipped = digested.readNBytes((int) Math.min(left, 1 << 16)).length;
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What the record says of a file. */
    private record Recorded(long position, long size, String sha256) {}
}
