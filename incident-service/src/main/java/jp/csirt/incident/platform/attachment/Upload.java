package jp.csirt.incident.platform.attachment;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import jp.csirt.incident.platform.personal.SubjectKey;
import jp.csirt.incident.platform.scan.VirusScanner.Scan;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A file on its way in: at most one piece of it is in memory. Scanned and encrypted piece by piece; nobody reads it before the
 * record knows it. Its calls come one after the other.
 */
public final class Upload {

    private final FileVault vault;
    private final String id;
    private final String name;
    private final SubjectKey key;
    private final Scan scan;
    private final MessageDigest digest = sha256();
    private final ByteBuffer piece = ByteBuffer.allocate(FileVault.PIECE);
    private @Nullable String mediaType;
    private int pieces;
    private long size;

    Upload(FileVault vault, String id, String name, SubjectKey key, Scan scan) {
        this.vault = vault;
        this.id = id;
        this.name = name;
        this.key = key;
        this.scan = scan;
    }

    /** The file's id. */
    public String id() {
        return id;
    }

    /** Takes more bytes in; they may be used again once it completes. */
    public Mono<Void> write(ByteBuffer bytes) {
        return Flux.<byte[]>generate(sink -> {
                    fill(bytes);
                    if (piece.hasRemaining()) {
                        sink.complete();
                    } else {
                        sink.next(takePiece());
                    }
                })
                .concatMap(this::store, 1)
                .then();
    }

    /** The file is whole. Errors: {@link InfectedFileException}. */
    public Mono<TakenIn> finish() {
        return Mono.defer(() -> piece.position() > 0 || pieces == 0 ? store(takePiece()) : Mono.empty())
                .then(scan.found())
                .flatMap(this::clean)
                .then(Mono.defer(() -> vault.finish(id, size, pieces)))
                .then(Mono.fromSupplier(
                        () -> new TakenIn(size, HexFormat.of().formatHex(digest.digest()), String.valueOf(mediaType))));
    }

    /** Lets nobody sweep it away while it is being recorded. Fails when that has happened already. */
    public Mono<Void> hold() {
        return vault.hold(id);
    }

    /** The record knows it. */
    public Mono<Void> recorded() {
        return vault.recorded(id).doFinally(_ -> scan.close());
    }

    /** The record will never know it; whatever may still be on its way is swept away later. */
    public Mono<Void> discard() {
        return vault.delete(id).doFinally(_ -> scan.close());
    }

    /** Nobody knows whether the record knows it; that is found out later. */
    public void leave() {
        scan.close();
    }

    private void fill(ByteBuffer bytes) {
        int fits = Math.min(bytes.remaining(), piece.remaining());
        piece.put(bytes.slice(bytes.position(), fits));
        bytes.position(bytes.position() + fits);
    }

    private byte[] takePiece() {
        byte[] taken = Arrays.copyOf(piece.array(), piece.position());
        piece.clear();
        return taken;
    }

    private Mono<Void> store(byte[] plain) {
        int n = pieces;
        if (n == 0) {
            mediaType = vault.mediaType(plain, name);
        }
        digest.update(plain);
        size += plain.length;
        if (plain.length == 0) {
            return Mono.empty();
        }
        pieces++;
        return scan.write(plain).then(Mono.defer(() -> vault.put(id, n, key, plain)));
    }

    private Mono<Void> clean(Optional<String> found) {
        return found.isEmpty() ? Mono.empty() : Mono.error(new InfectedFileException(found.get()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
