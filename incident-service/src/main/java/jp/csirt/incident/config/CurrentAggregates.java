package jp.csirt.incident.config;

import java.time.Duration;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.mongo.Await;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates kept in memory while the collector lets them be. Before one decides, one indexed question tells whether another
 * node has gone on with it meanwhile; then it is read anew. What happens after that question makes the append fail.
 */
final class CurrentAggregates<T> extends CachingEventSourcingRepository<T> {

    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final Cache cache;
    private final AggregateIndex index;

    private CurrentAggregates(Builder<T> builder, Cache cache, AggregateIndex index) {
        super(builder.cache(cache));
        this.cache = cache;
        this.index = index;
    }

    /** The repository of an aggregate type. */
    static <T> CurrentAggregates<T> of(Class<T> type, Configuration axon, Cache cache, AggregateIndex index) {
        Builder<T> builder = EventSourcingRepository.builder(type)
                .eventStore(axon.eventStore())
                .parameterResolverFactory(axon.parameterResolverFactory())
                .repositoryProvider(axon::repository);
        return new CurrentAggregates<>(builder, cache, index);
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String aggregateIdentifier, @Nullable Long expectedVersion) {
        boolean kept = cache.containsKey(aggregateIdentifier);
        EventSourcedAggregate<T> aggregate = super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        if (!kept || isNewest(aggregate)) {
            return aggregate;
        }
        cache.remove(aggregateIdentifier);
        return super.doLoadWithLock(aggregateIdentifier, expectedVersion);
    }

    private boolean isNewest(EventSourcedAggregate<T> aggregate) {
        Long newest = Await.first(index.newestSequence(aggregate.identifierAsString()), WITHIN);
        return newest != null && newest.equals(aggregate.version());
    }
}
