package jp.csirt.incident.api.attachment;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Keeps nothing of a file but its fingerprint: it is refused anyway, or was kept at an earlier request. */
public final class FingerprintOnly implements Intake {

    private static final UUID NOWHERE = new UUID(0, 0);

    private final MessageDigest digest;
    private long size;

    public FingerprintOnly() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public UUID attachmentId() {
        return NOWHERE;
    }

    @Override
    public Mono<Void> write(ByteBuffer bytes) {
        size += bytes.remaining();
        digest.update(bytes);
        return Mono.empty();
    }

    @Override
    public Mono<TakenIn> finish() {
        return Mono.fromSupplier(() -> new TakenIn(size, HexFormat.of().formatHex(digest.digest()), ""));
    }

    @Override
    public Mono<Void> hold() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> recorded() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> discard() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> leave() {
        return Mono.empty();
    }
}
