package jp.csirt.incident.tool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.csirt.incident.platform.bundle.Extent;
import jp.csirt.incident.platform.checkpoint.Checkpoint;
import jp.csirt.incident.platform.eventstore.ChainCheck;
import jp.csirt.incident.platform.eventstore.ChainCommit;
import jp.csirt.incident.platform.eventstore.ChainFault;
import jp.csirt.incident.platform.eventstore.Verification;
import org.jspecify.annotations.Nullable;

/** Checks a file that holds a log or a bundle. */
final class OfflineCheck {

    private static final int ENTRIES = 10_000;
    private static final long HARMLESS = 64 << 20;
    private static final long RATIO = 200;

    private OfflineCheck() {}

    /**
     * What the file holds.
     *
     * @param known checkpoints from elsewhere
     * @throws UnreadableFileException when it is neither a log nor a bundle
     */
    static Found check(Path file, List<Checkpoint> known) {
        try {
            return isZip(file) ? bundle(file, known) : log(file, known);
        } catch (IOException e) {
            throw new UnreadableFileException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private static Found log(Path file, List<Checkpoint> known) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var lines = new JsonLines(String.valueOf(file.getFileName()), in, Long.MAX_VALUE);
            if (!lines.hasNext()) {
                throw new UnreadableFileException(file + " is empty");
            }
            Iterator<ChainCommit> commits = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return lines.hasNext();
                }

                @Override
                public ChainCommit next() {
                    return ChainCommit.whole(lines.next());
                }
            };
            return new Found(verified(commits, known), known, false, null);
        }
    }

    private static Found bundle(Path file, List<Checkpoint> known) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            requireHarmless(zip);
            var checkpoints = new ArrayList<>(known);
            try (InputStream in = content(zip, "checkpoints.json")) {
                checkpoints.addAll(CheckpointFile.read("checkpoints.json", in));
            }
            try (InputStream events = content(zip, "events.jsonl");
                    InputStream chain = content(zip, "chain.jsonl")) {
                var commits = new MergedCommits(
                        new JsonLines("events.jsonl", events, most(zip, "events.jsonl")),
                        new JsonLines("chain.jsonl", chain, most(zip, "chain.jsonl")));
                Verification chained = verified(commits, checkpoints);
                @Nullable Extent extent = BundleExtent.read(zip);
                ChainFault fault = chained.valid() ? fault(zip, commits, chained, extent) : null;
                return new Found(
                        fault == null
                                ? chained
                                : new Verification(fault, chained.checked(), chained.last(), chained.hash()),
                        checkpoints,
                        true,
                        extent);
            }
        }
    }

    private static @Nullable ChainFault fault(
            ZipFile zip, MergedCommits commits, Verification chained, @Nullable Extent extent) throws IOException {
        ChainFault gap = commits.gap();
        if (gap != null) {
            return gap;
        }
        ChainFault left = extent == null ? null : BundleExtent.fault(extent, chained, commits.ends(), zip);
        return left == null ? ofAttachments(zip, chained.last()) : left;
    }

    private static @Nullable ChainFault ofAttachments(ZipFile zip, long last) throws IOException {
        try (InputStream events = content(zip, "events.jsonl")) {
            return BundledFiles.fault(new JsonLines("events.jsonl", events, most(zip, "events.jsonl")), zip, last);
        }
    }

    private static Verification verified(Iterator<ChainCommit> commits, List<Checkpoint> checkpoints) {
        var check = new ChainCheck(
                ChainCheck.BEGINNING,
                checkpoints.stream()
                        .filter(Checkpoint::isGenuine)
                        .map(Checkpoint::mark)
                        .distinct()
                        .sorted(Comparator.comparingLong(mark -> mark.position()))
                        .toList());
        while (commits.hasNext()) {
            check.add(commits.next());
        }
        return check.result();
    }

    private static void requireHarmless(ZipFile zip) {
        if (zip.size() > ENTRIES) {
            throw new UnreadableFileException("the bundle has too many entries");
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!names.add(entry.getName())) {
                throw new UnreadableFileException("the bundle holds " + entry.getName() + " twice");
            }
        }
    }

    private static InputStream content(ZipFile zip, String name) throws IOException {
        return new BufferedInputStream(zip.getInputStream(entry(zip, name)));
    }

    /** What it may unpack to; more is no record but a trap. */
    private static long most(ZipFile zip, String name) {
        return Math.max(HARMLESS, RATIO * entry(zip, name).getCompressedSize());
    }

    private static ZipEntry entry(ZipFile zip, String name) {
        @Nullable ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new UnreadableFileException("the bundle has no " + name);
        }
        return entry;
    }

    /**
     * What was found.
     *
     * @param bundle whether the file was a bundle, which ends with a checkpoint
     * @param extent what the bundle states of itself; absent in a log, and in a bundle without that statement
     */
    record Found(
            Verification verification,
            List<Checkpoint> checkpoints,
            boolean bundle,
            @Nullable Extent extent) {

        Found {
            checkpoints = List.copyOf(checkpoints);
        }
    }
}
