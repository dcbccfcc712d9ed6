package jp.csirt.incident.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import jp.csirt.incident.api.integrity.Integrity;
import jp.csirt.incident.api.web.AtOnce;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.watch.IncidentWatch;
import jp.csirt.incident.platform.bundle.BundleWriter;
import jp.csirt.incident.platform.bundle.CommitJson;
import jp.csirt.incident.platform.checkpoint.Checkpoints;
import jp.csirt.incident.platform.eventstore.ChainFault;
import jp.csirt.incident.platform.eventstore.ChainVerifier;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.Verification;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What proves the record, from the log and its checkpoints. */
final class ChainIntegrity implements Integrity {

    private static final int VERIFICATIONS = 2;
    private static final int BUNDLES = 2;

    private final CommitLog log;
    private final Checkpoints checkpoints;
    private final ChainVerifier verifier;
    private final BundleWriter bundles;
    private final AtOnce verifying = new AtOnce(VERIFICATIONS, "検証");
    private final AtOnce bundling = new AtOnce(BUNDLES, "証拠一式の作成");

    ChainIntegrity(CommitLog log, Checkpoints checkpoints, ChainVerifier verifier, BundleWriter bundles) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.verifier = verifier;
        this.bundles = bundles;
    }

    @Override
    public Mono<Verdict> verify(long from, @Nullable Long to) {
        return verifying.run(checkpoints
                .marks()
                .flatMap(marks -> verifier.verify(from, to, marks))
                .map(ChainIntegrity::verdict));
    }

    @Override
    public Flux<Checkpoint> checkpoints(long before, int most) {
        return checkpoints.before(before, most).map(ChainIntegrity::shown);
    }

    @Override
    public Mono<Checkpoint> newest() {
        return checkpoints.newest().map(ChainIntegrity::shown);
    }

    @Override
    public Mono<Taken> take() {
        return checkpoints.take().map(taken -> new Taken(shown(taken.checkpoint()), taken.created()));
    }

    @Override
    public Flux<String> log() {
        return log.documents(1).map(CommitJson::line);
    }

    @Override
    public Mono<Path> bundle(
            UUID incidentId,
            Checkpoint end,
            Map<String, byte[]> papers,
            Map<String, Flux<byte[]>> kept,
            LongConsumer reached) {
        return bundling.run(checkpoints
                .upTo(end.position())
                .collectList()
                .flatMap(signed -> bundles.write(
                        incidentId.toString(), streams(new IncidentId(incidentId)), signed, papers, kept, reached)));
    }

    /** The incident's own events and what was asked of whom. */
    private static Set<String> streams(IncidentId id) {
        return Set.of(id.toString(), IncidentWatch.idOf(id));
    }

    private static Verdict verdict(Verification found) {
        ChainFault fault = found.firstBad();
        return new Verdict(
                found.valid(),
                fault == null ? null : new Fault(fault.position(), fault.kind().name()),
                found.checked());
    }

    private static Checkpoint shown(jp.csirt.incident.platform.checkpoint.Checkpoint checkpoint) {
        return new Checkpoint(
                checkpoint.position(),
                checkpoint.hash(),
                checkpoint.at(),
                checkpoint.signature(),
                checkpoint.publicKey());
    }
}
