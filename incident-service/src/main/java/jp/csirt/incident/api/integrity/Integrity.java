package jp.csirt.incident.api.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 改ざん検知: what proves that the record is complete and unaltered. */
public interface Integrity {

    /** Recomputes the chain over the commits that hold the positions; 503 when too many do so already. */
    Mono<Verdict> verify(long from, @Nullable Long to);

    /** Checkpoints before a position, newest first. */
    Flux<Checkpoint> checkpoints(long before, int most);

    /** The newest checkpoint; empty when there is none. */
    Mono<Checkpoint> newest();

    /** A checkpoint of the present end of the record. */
    Mono<Taken> take();

    /** The whole log, one commit document a line. */
    Flux<String> log();

    /**
     * 証拠一式 of one incident as a ZIP file, which belongs to the caller; 503 when too many are being made.
     *
     * @param end the checkpoint with which it ends; what the papers and files show is what the record held there
     * @param papers forms as of then by file name
     * @param kept attachments and issued forms by their place in the bundle, piece by piece
     * @param reached is told up to which position the record is in it
     */
    Mono<Path> bundle(
            UUID incidentId,
            Checkpoint end,
            Map<String, byte[]> papers,
            Map<String, Flux<byte[]>> kept,
            LongConsumer reached);

    /**
     * 検証結果.
     *
     * @param checked number of events
     */
    record Verdict(
            boolean valid,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Fault firstBad,

            long checked) {}

    /** The first commit that does not fit. */
    record Fault(long position, String kind) {}

    /** 検証点, as it is signed. */
    record Checkpoint(long position, String hash, String at, String signature, String publicKey) {}

    /**
     * A checkpoint.
     *
     * @param created whether it was written now
     */
    record Taken(Checkpoint checkpoint, boolean created) {}
}
