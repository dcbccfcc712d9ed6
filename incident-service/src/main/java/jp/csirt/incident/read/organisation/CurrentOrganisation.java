package jp.csirt.incident.read.organisation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import jp.csirt.incident.domain.organisation.Organisation;
import jp.csirt.incident.domain.organisation.OrganisationEvent;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.StoredCommit;
import jp.csirt.incident.platform.eventstore.StoredEvent;
import jp.csirt.incident.platform.mongo.InTime;
import jp.csirt.incident.platform.personal.SubjectKeys;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The organisation in memory, folded from the log. Whoever asks gets it at most half a second old, so that what another node
 * changed, a revoked key above all, counts here at once; while the log cannot be read nobody gets an older one.
 */
public final class CurrentOrganisation {

    private static final Duration FRESH_FOR = Duration.ofMillis(500);

    private final CommitLog log;
    private final AggregateIndex index;
    private final NamedEventSerializer serializer;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Mono<OrganisationRecord>> reading = new AtomicReference<>();
    private volatile Read latest;

    public CurrentOrganisation(
            CommitLog log, AggregateIndex index, NamedEventSerializer serializer, LongSupplier nanos) {
        this.log = log;
        this.index = index;
        this.serializer = serializer;
        this.nanos = nanos;
        this.latest = new Read(OrganisationRecord.NONE, nanos.getAsLong() - FRESH_FOR.toNanos());
    }

    /** As it was at most half a second ago. */
    public Mono<OrganisationRecord> current() {
        return Mono.defer(() -> {
            Read read = latest;
            return nanos.getAsLong() - read.at() < FRESH_FOR.toNanos() ? Mono.just(read.record()) : together();
        });
    }

    /** As it is now, for those who have just changed it. */
    public Mono<OrganisationRecord> now() {
        return Mono.defer(() -> {
            long at = nanos.getAsLong();
            OrganisationRecord known = latest.record();
            return InTime.first(index.newestSequence(Organisation.ID))
                    .defaultIfEmpty(-1L)
                    .flatMap(newest -> newest < known.version() ? Mono.just(known) : further(known))
                    .map(record -> keep(new Read(record, at)));
        });
    }

    /** As it was last seen here, at the latest when the caller of this moment was recognised. */
    public OrganisationRecord lastSeen() {
        return latest.record();
    }

    /** One question to the database answers all who ask meanwhile. */
    private Mono<OrganisationRecord> together() {
        Mono<OrganisationRecord> mine =
                Mono.defer(this::now).doFinally(signal -> reading.set(null)).cache();
        Mono<OrganisationRecord> others = reading.compareAndExchange(null, mine);
        return others == null ? mine : others;
    }

    private Mono<OrganisationRecord> further(OrganisationRecord known) {
        return log.aggregate(Organisation.ID, known.version())
                .filter(commit -> Organisation.TYPE.equals(commit.aggregate()))
                .collectList()
                .flatMap(commits -> serializer.keysOf(payloads(commits)).map(keys -> fold(known, commits, keys)));
    }

    private static List<String> payloads(List<StoredCommit> commits) {
        return commits.stream()
                .flatMap(commit -> commit.events().stream())
                .map(StoredEvent::payload)
                .toList();
    }

    private OrganisationRecord fold(OrganisationRecord known, List<StoredCommit> commits, SubjectKeys keys) {
        OrganisationState state = known.state();
        long version = known.version();
        long position = known.position();
        for (StoredCommit commit : commits) {
            for (StoredEvent event : commit.events()) {
                if (event.sequence() == version) {
                    state = state.evolve(
                            (OrganisationEvent) serializer.read(event.name(), event.revision(), event.payload(), keys));
                    version++;
                    position = commit.position() + event.sequence() - commit.first();
                }
            }
        }
        return new OrganisationRecord(state, version, position);
    }

    /** A slower reader never puts an older state in the place of a newer one. */
    private synchronized OrganisationRecord keep(Read read) {
        if (read.record().version() >= latest.record().version()) {
            latest = read;
        }
        return latest.record();
    }

    /** A state and when it was asked for. */
    private record Read(OrganisationRecord record, long at) {}
}
