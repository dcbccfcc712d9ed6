package jp.csirt.incident.api.attachment;

import java.nio.ByteBuffer;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** 受入れ: where the bytes of one file go; its calls come one after the other. */
public interface Intake {

    /** The id under which the file is kept. */
    UUID attachmentId();

    /** Takes more bytes; they may be used again once it completes. */
    Mono<Void> write(ByteBuffer bytes);

    /** The file is whole. */
    Mono<TakenIn> finish();

    /** It is about to be recorded: from now on it is deleted only when it is certain that it was not. */
    Mono<Void> hold();

    /** The record knows it. */
    Mono<Void> recorded();

    /** The record will never know it. */
    Mono<Void> discard();

    /** Nobody knows whether the record knows it; whoever finds out decides. */
    Mono<Void> leave();

    /**
     * What the file turned out to be.
     *
     * @param mediaType by content
     */
    record TakenIn(long size, String sha256, String mediaType) {}
}
