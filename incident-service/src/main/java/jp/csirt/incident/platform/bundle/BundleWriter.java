package jp.csirt.incident.platform.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.csirt.incident.platform.checkpoint.Checkpoint;
import jp.csirt.incident.platform.checkpoint.SigningKey;
import jp.csirt.incident.platform.eventstore.CommitLog;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Writes evidence bundles, commit by commit, so that a bundle may be larger than the memory. */
public final class BundleWriter {

    private static final int AHEAD = 8;
    private static final String GUIDE = "VERIFY.md";

    /** Where the forms as of the bundle's end are. */
    static final String FORMS = "forms/";

    private final CommitLog log;
    private final Scheduler scheduler;
    private final SigningKey key;

    /**
     * A writer of bundles.
     *
     * @param scheduler where it writes
     * @param key with which it states what a bundle holds
     */
    public BundleWriter(CommitLog log, Scheduler scheduler, SigningKey key) {
        this.log = log;
        this.scheduler = scheduler;
        this.key = key;
    }

    /**
     * A bundle in a file of its own, which belongs to the caller.
     *
     * @param incidentId what the bundle is about
     * @param aggregateIds its streams, whose commits the bundle holds whole
     * @param checkpoints oldest first; the log is taken up to the last of them
     * @param papers forms as of then by file name
     * @param kept attachments and issued forms by their place in the bundle, piece by piece
     * @param reached is told up to which position the log is in it
     */
    public Mono<Path> write(
            String incidentId,
            Set<String> aggregateIds,
            List<Checkpoint> checkpoints,
            Map<String, byte[]> papers,
            Map<String, Flux<byte[]>> kept,
            LongConsumer reached) {
        return Mono.defer(() -> written(
                new ExtentCount(incidentId, checkpoints.getLast(), papers),
                aggregateIds,
                checkpoints,
                papers,
                kept,
                reached));
    }

    private Mono<Path> written(
            ExtentCount extent,
            Set<String> aggregateIds,
            List<Checkpoint> checkpoints,
            Map<String, byte[]> papers,
            Map<String, Flux<byte[]>> kept,
            LongConsumer reached) {
        long upTo = checkpoints.getLast().position();
        Flux<Part> parts = Flux.concat(
                lines("events.jsonl", log.documents(aggregateIds, upTo).doOnNext(extent::add)),
                lines(
                        "chain.jsonl",
                        log.links(aggregateIds, upTo).doOnNext(link -> reached.accept(link.get("last", 0L)))),
                Flux.just(
                        zip -> entry(zip, "checkpoints.json", json(checkpoints).getBytes(StandardCharsets.UTF_8)),
                        zip -> entry(zip, "attachments/", new byte[0])),
                Flux.fromIterable(new TreeMap<>(kept).entrySet())
                        .concatMap(file -> pieces(file.getKey(), file.getValue()), 1),
                Flux.just(
                        zip -> papers(zip, new TreeMap<>(papers)),
                        zip -> entry(zip, "extent.json", extent.json(key)),
                        zip -> entry(zip, GUIDE, guide())));
        Path file = create();
        return Mono.using(() -> open(file), zip -> writeAll(parts, zip), BundleWriter::close)
                .thenReturn(file)
                .doOnError(_ -> delete(file))
                .doOnCancel(() -> delete(file));
    }

    private Mono<Void> writeAll(Flux<Part> parts, ZipOutputStream zip) {
        return parts.publishOn(scheduler, AHEAD)
                .doOnNext(part -> {
                    try {
                        part.writeTo(zip);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .then();
    }

    private static Flux<Part> lines(String name, Flux<Document> commits) {
        return Flux.concat(Mono.just(zip -> zip.putNextEntry(new ZipEntry(name))), commits.map(commit -> zip -> {
            zip.write(CommitJson.line(commit).getBytes(StandardCharsets.UTF_8));
            zip.write('\n');
        }));
    }

    private static Flux<Part> pieces(String name, Flux<byte[]> content) {
        return Flux.concat(
                Mono.just(zip -> zip.putNextEntry(new ZipEntry(name))), content.map(piece -> zip -> zip.write(piece)));
    }

    private static void papers(ZipOutputStream zip, Map<String, byte[]> papers) throws IOException {
        entry(zip, FORMS, new byte[0]);
        for (Map.Entry<String, byte[]> paper : papers.entrySet()) {
            entry(zip, FORMS + paper.getKey(), paper.getValue());
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String json(List<Checkpoint> checkpoints) {
        var lines = checkpoints.stream()
                .map(checkpoint -> new Document("position", checkpoint.position())
                        .append("hash", checkpoint.hash())
                        .append("at", checkpoint.at())
                        .append("signature", checkpoint.signature())
                        .append("publicKey", checkpoint.publicKey()))
                .map(CommitJson::line)
                .toList();
        return "[" + String.join(",\n", lines) + "]\n";
    }

    private static byte[] guide() throws IOException {
        try (InputStream in = BundleWriter.class.getResourceAsStream("/bundle/" + GUIDE)) {
            if (in == null) {
                throw new IOException(GUIDE + " is missing in the jar");
            }
            return in.readAllBytes();
        }
    }

    private static Path create() {
        try {
            return Files.createTempFile("evidence-", ".zip");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZipOutputStream open(Path file) throws IOException {
        return new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8);
    }

    private static void close(ZipOutputStream zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A piece of the file. */
    @FunctionalInterface
    private interface Part {
        void writeTo(ZipOutputStream zip) throws IOException;
    }
}
