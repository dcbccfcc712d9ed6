package jp.csirt.incident.platform.eventstore;

import static org.axonframework.common.BuilderUtils.assertNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.PassingOver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine on the commit log: gapless global order, one atomic document per unit of work, a hash chain. A lost
 * race for an aggregate is a {@code ConcurrencyException}, or an {@code AggregateStreamCreationException} for its first event.
 */
public final class MongoEventStorageEngine extends BatchingEventStorageEngine implements AutoCloseable {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final CommitLog log;
    private final Appender appender;
    private final Serializer passingOver;

    private MongoEventStorageEngine(Builder builder) {
        super(builder);
        this.log = builder.commitLog();
        this.appender = new Appender(log, builder.machineClock, builder.patience);
        this.passingOver = new PassingOver(getEventSerializer());
    }

    /** A builder that still needs a log and the serializers. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            StoredCommit commit = appender.append(CommitDraft.of(events, serializer));
            new Appended(commit.last(), commit.events().getLast().sequence()).rememberInUnitOfWork();
        } catch (ConflictingCommitException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        var stored = new LoggedEvent(
                snapshot.getType(),
                snapshot.getAggregateIdentifier(),
                StoredEvent.of(snapshot, snapshot.getSequenceNumber(), serializer));
        Await.first(log.snapshots().store(stored), WITHIN);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.ofNullable(Await.first(log.snapshots().of(aggregateIdentifier), WITHIN));
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        long position = positionOf(lastToken);
        var tracked = new ArrayList<TrackedEventData<?>>();
        for (StoredCommit commit : Await.all(log.window(position), WITHIN)) {
            for (int i = 0; i < commit.events().size(); i++) {
                long at = commit.position() + i;
                if (at > position) {
                    tracked.add(tracked(at, commit, commit.events().get(i)));
                }
            }
        }
        return tracked;
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return Await.all(log.aggregate(aggregateIdentifier, firstSequenceNumber), WITHIN).stream()
                .flatMap(commit -> commit.events().stream()
                        .map(event -> new LoggedEvent(commit.aggregate(), commit.aggregateId(), event)))
                .filter(entry -> entry.getSequenceNumber() >= firstSequenceNumber)
                .toList();
    }

    /** {@inheritDoc} An event that this version does not know is passed on as of unknown type. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                readEventData(trackingToken, mayBlock), passingOver, upcasterChain);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return Optional.ofNullable(Await.first(log.newest(aggregateIdentifier), WITHIN))
                .map(commit -> commit.events().getLast().sequence());
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        Head head = Await.first(log.head(), WITHIN);
        return head == null ? null : after(head.last());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        if (dateTime.isAfter(Rfc3339.MAX)) {
            return createHeadToken();
        }
        String since = Rfc3339.format(dateTime.isBefore(Rfc3339.MIN) ? Rfc3339.MIN : dateTime);
        StoredCommit commit = Await.first(log.firstSince(since), WITHIN);
        if (commit == null) {
            return createHeadToken();
        }
        long older = commit.events().stream()
                .takeWhile(event -> event.timestamp().compareTo(since) < 0)
                .count();
        return after(commit.position() + older - 1);
    }

    @Override
    public void close() {
        appender.close();
    }

    private static TrackedEventData<String> tracked(long position, StoredCommit commit, StoredEvent event) {
        var token = new GlobalSequenceTrackingToken(position);
        var logged = new LoggedEvent(commit.aggregate(), commit.aggregateId(), event);
        return commit.aggregate() == null
                ? new TrackedEvent(token, logged)
                : new TrackedDomainEventData<>(token, logged);
    }

    /** The token of a reader that has read up to the position; null when that is nothing. */
    private static @Nullable TrackingToken after(long position) {
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        if (token instanceof GlobalSequenceTrackingToken position) {
            return position.getGlobalIndex();
        }
        throw new IllegalArgumentException("this log is read by position, not by " + token.getClass());
    }

    /** Builds the engine. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private @Nullable CommitLog log;
        private Clock machineClock = Clock.systemUTC();
        private Duration patience = Duration.ofMillis(2500);

        private Builder() {
            finalAggregateBatchPredicate(batch -> true);
            persistenceExceptionResolver(ConflictingCommitException.class::isInstance);
        }

        @Override
        public Builder eventSerializer(Serializer serializer) {
            super.eventSerializer(serializer);
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer serializer) {
            super.snapshotSerializer(serializer);
            return this;
        }

        /** The log to write to; required. */
        public Builder log(CommitLog commitLog) {
            this.log = commitLog;
            return this;
        }

        /** The clock that stamps commits; the machine's by default. */
        public Builder machineClock(Clock clock) {
            this.machineClock = clock;
            return this;
        }

        /** How long a writer waits before it is told that the store is away; 2.5 s by default. */
        public Builder patience(Duration atMost) {
            this.patience = atMost;
            return this;
        }

        /** The engine, with its writer running. */
        public MongoEventStorageEngine build() {
            return new MongoEventStorageEngine(this);
        }

        @Override
        protected void validate() {
            super.validate();
            assertNonNull(log, "the engine needs a log");
        }

        private CommitLog commitLog() {
            if (log == null) {
                throw new IllegalStateException("the engine needs a log");
            }
            return log;
        }
    }
}
