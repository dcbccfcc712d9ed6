package jp.csirt.incident.platform.attachment;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.PersonalTextException;
import jp.csirt.incident.platform.personal.SubjectErasedException;
import jp.csirt.incident.platform.personal.SubjectKey;
import jp.csirt.incident.platform.scan.VirusScanner;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * ファイルの保管庫. A file is kept in pieces, each encrypted under the subject's key and bound to its place in its file, so that
 * none can be altered, swapped or moved unnoticed; how many there are follows from the size, which the record knows.
 */
public final class FileVault {

    /** Bytes of a piece before encryption. */
    static final int PIECE = 255 * 1024;

    private final GridFiles files;
    private final UploadJournal journal;
    private final KeyRing ring;
    private final VirusScanner scanner;
    private final Clock machineClock;
    private final MediaTypes types = new MediaTypes();

    public FileVault(MongoDatabase database, KeyRing ring, VirusScanner scanner, Clock machineClock) {
        this.files = new GridFiles(database);
        this.journal = new UploadJournal(database, machineClock);
        this.ring = ring;
        this.scanner = scanner;
        this.machineClock = machineClock;
    }

    /** Creates its indexes; harmless when they exist. */
    public Mono<Void> createIndexes() {
        return files.createIndexes().then(journal.createIndexes());
    }

    /** Begins to take a file in. Errors: {@link SubjectErasedException} when nothing more is kept of the subject. */
    public Mono<Upload> begin(String subject, String name) {
        return begin(subject, name, scanner);
    }

    /** As {@link #begin}, for a file that was made here and needs no scan. */
    public Mono<Upload> beginOwn(String subject, String name) {
        return begin(subject, name, VirusScanner.NONE);
    }

    private Mono<Upload> begin(String subject, String name, VirusScanner by) {
        String id = UUID.randomUUID().toString();
        return ring.obtain(subject)
                .filter(key -> !key.isDestroyed())
                .switchIfEmpty(Mono.error(() -> new SubjectErasedException("no more files are kept of " + subject)))
                .flatMap(key -> by.begin()
                        .flatMap(scan -> journal.begin(id, subject)
                                .doOnError(_ -> scan.close())
                                .doOnCancel(scan::close)
                                .thenReturn(new Upload(this, id, name, key, scan))));
    }

    /**
     * The content, piece by piece, as fast as it is asked for. Errors: {@link DamagedFileException}, and {@link
     * SubjectErasedException} once the subject's key is destroyed.
     *
     * @param size bytes that were taken in
     */
    public Flux<byte[]> read(String id, String subject, long size) {
        int pieces = Math.toIntExact((size + PIECE - 1) / PIECE);
        return ring.load(Set.of(subject)).flatMapMany(keys -> {
            SubjectKey key = keys.get(subject);
            if (key == null) {
                return Flux.error(new DamagedFileException("the key of file %s is missing".formatted(id)));
            }
            return key.isDestroyed()
                    ? Flux.error(new SubjectErasedException("the key of file %s was destroyed".formatted(id)))
                    : Flux.range(0, pieces).concatMap(n -> piece(id, n, key, lengthOf(n, size)), 1);
        });
    }

    private Mono<byte[]> piece(String id, int n, SubjectKey key, int length) {
        return files.chunk(id, n)
                .switchIfEmpty(
                        Mono.error(() -> new DamagedFileException("piece %d of file %s is missing".formatted(n, id))))
                .map(stored -> key.open(place(id, n), stored))
                .onErrorMap(
                        PersonalTextException.class,
                        e -> new DamagedFileException("piece %d of file %s was altered".formatted(n, id), e))
                .filter(plain -> plain.length == length)
                .switchIfEmpty(Mono.error(
                        () -> new DamagedFileException("piece %d of file %s has another length".formatted(n, id))));
    }

    private static int lengthOf(int n, long size) {
        return (int) Math.min(PIECE, size - (long) n * PIECE);
    }

    private static String place(String id, int n) {
        return "file\n" + id + '\n' + n;
    }

    /**
     * Deletes what uploads begun before that moment left behind.
     *
     * @param known tells of a subject's file whether the record knows it
     * @return how many files were deleted
     */
    public Mono<Long> sweep(Instant before, BiFunction<String, String, Mono<Boolean>> known) {
        return journal.begunBefore(before)
                .concatMap(entry -> journal.sweep(entry.id(), before)
                        .filter(Boolean::booleanValue)
                        .flatMap(_ -> known.apply(entry.subject(), entry.id()))
                        .flatMap(recorded -> (recorded ? Mono.<Void>empty() : files.delete(entry.id()))
                                .then(journal.end(entry.id()))
                                .thenReturn(recorded ? 0L : 1L)))
                .reduce(0L, Long::sum);
    }

    /** Deletes a file for good. */
    public Mono<Void> delete(String id) {
        return files.delete(id);
    }

    String mediaType(byte[] beginning, String name) {
        return types.of(beginning, name);
    }

    Mono<Void> put(String id, int n, SubjectKey key, byte[] plain) {
        return files.putChunk(id, n, key.seal(place(id, n), plain));
    }

    Mono<Void> finish(String id, long size, int pieces) {
        long length = size + (long) pieces * SubjectKey.SEAL_BYTES;
        return files.finish(id, length, PIECE + SubjectKey.SEAL_BYTES, machineClock.instant());
    }

    Mono<Void> hold(String id) {
        return journal.hold(id)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(() -> new StoreUnavailableException("the upload " + id + " took too long")))
                .then();
    }

    Mono<Void> recorded(String id) {
        return journal.end(id);
    }
}
