package jp.csirt.incident.api.attachment;

import java.util.UUID;
import jp.csirt.incident.domain.incident.Attachment;
import jp.csirt.incident.domain.incident.IncidentId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 添付ファイルの保管: where the bytes are. What they are, the record says. */
public interface AttachmentFiles {

    /**
     * Begins to keep a file.
     *
     * <p>Errors while it is taken in: 409 when a virus scanner finds something, 503 when the scanner is away, 410 for an erased
     * incident.
     */
    Mono<Intake> begin(IncidentId incidentId, String name);

    /** Begins to keep a file that was made here. Errors: 410 for an erased incident. */
    Mono<Intake> beginOwn(IncidentId incidentId, String name);

    /** As {@link #content(IncidentId, Attachment)}, of a kept file of that size. */
    Flux<byte[]> content(IncidentId incidentId, UUID fileId, long size);

    /** The bytes, as fast as they are asked for. Errors: 410 once erased, 503 and {@link #isDamage} when they are not what was taken in. */
    Flux<byte[]> content(IncidentId incidentId, Attachment attachment);

    /** Whether a failure means that the bytes are damaged or lost. */
    boolean isDamage(Throwable failure);
}
