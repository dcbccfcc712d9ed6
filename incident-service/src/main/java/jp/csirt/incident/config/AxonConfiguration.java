package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.digest.DailyDigest;
import jp.csirt.incident.domain.incident.Clauses;
import jp.csirt.incident.domain.incident.Incident;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.domain.organisation.Organisation;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.watch.IncidentWatch;
import jp.csirt.incident.platform.deadletter.LetterStore;
import jp.csirt.incident.platform.deadletter.LoggedMessages;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.MongoEventStorageEngine;
import jp.csirt.incident.platform.messagestore.MessageStores;
import jp.csirt.incident.platform.personal.PersonalTexts;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.process.erasure.KeyDestruction;
import jp.csirt.incident.read.audit.AuditProjection;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import jp.csirt.incident.read.record.RecordedEvent;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationParameterResolverFactory;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.context.annotation.Bean;

/** Commands, events and processors. Modules of Axon are not looked for, so its update checker is never even made. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    private static final int COMMANDS_AT_ONCE = 256;
    private static final int CACHED_EVENTS = 1000;

    @Bean
    NamedEventSerializer eventSerializer(PersonalTexts personal) {
        return new NamedEventSerializer(EventCatalogue.names(), EventJson::customize, personal);
    }

    @Bean(destroyMethod = "close")
    MongoEventStorageEngine storageEngine(CommitLog log, NamedEventSerializer serializer) {
        return MongoEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .log(log)
                .build();
    }

    @Bean
    Cache aggregateCache() {
        return new WeakReferenceCache();
    }

    @Bean
    AggregateIndex aggregateIndex(MongoDatabase database) {
        return new AggregateIndex(database);
    }

    @Bean(destroyMethod = "close")
    LimitedExecutor commandExecutor() {
        return new LimitedExecutor(COMMANDS_AT_ONCE);
    }

    @Bean
    TokenStore tokenStore(MongoTemplate template, NodeName node) {
        return MessageStores.tokens(template, node.value());
    }

    @Bean
    LetterStore incidentListLetters(MongoDatabase database, MongoEventStorageEngine engine) {
        var messages = new LoggedMessages(engine, EventCatalogue.names());
        var letters = new LetterStore(database, IncidentListProjection.NAME, messages);
        letters.createIndexes();
        return letters;
    }

    /** Started by {@link AxonLifecycle} before the server takes requests, stopped after it took the last. */
    @Bean
    Configuration axon(
            Clock serviceClock,
            NamedEventSerializer serializer,
            MongoEventStorageEngine engine,
            AggregateIndex aggregates,
            Cache aggregateCache,
            LimitedExecutor commandExecutor,
            TokenStore tokens,
            SagaWiring sagas,
            LetterStore incidentListLetters,
            IncidentListProjection incidentList,
            AuditProjection audit,
            KeyDestruction keyDestruction,
            Supplier<PolicyProfile> presentProfile,
            HolidayCalendar calendar) {
        Serializer general = Jackson3Serializer.builder().build();
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .registerComponent(
                        ParameterResolverFactory.class,
                        c -> MultiParameterResolverFactory.ordered(
                                ClasspathParameterResolverFactory.forClass(Incident.class),
                                new PresentProfileParameter(presentProfile),
                                new SimpleResourceParameterResolverFactory(List.of(calendar)),
                                new ConfigurationParameterResolverFactory(c)))
                .configureSerializer(c -> general)
                .configureMessageSerializer(c -> general)
                .configureEventSerializer(c -> serializer)
                .configureCorrelationDataProviders(c -> List.of(new MessageOriginProvider(), requestMarks()))
                .configureCommandBus(c -> commandBus(commandExecutor, c))
                .registerComponent(CommandGateway.class, AxonConfiguration::commandGateway)
                .configureEventStore(c -> eventStore(engine, serviceClock))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Incident.class)
                        .configureRepository(c -> CurrentAggregates.of(Incident.class, c, aggregateCache, aggregates))
                        .configureCommandTargetResolver(c -> AxonCommands.targetResolver()))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Organisation.class)
                        .configureRepository(
                                c -> CurrentAggregates.of(Organisation.class, c, aggregateCache, aggregates))
                        .configureCommandTargetResolver(c -> AxonCommands.targetResolver()))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(IncidentWatch.class)
                        .configureRepository(
                                c -> CurrentAggregates.of(IncidentWatch.class, c, aggregateCache, aggregates))
                        .configureCommandTargetResolver(c -> AxonCommands.targetResolver()))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(DailyDigest.class)
                        .configureRepository(
                                c -> CurrentAggregates.of(DailyDigest.class, c, aggregateCache, aggregates))
                        .configureCommandTargetResolver(c -> AxonCommands.targetResolver()));
        EventProcessors.registerTokens(configurer, tokens);
        EventProcessors.register(configurer, IncidentListProjection.NAME, incidentList);
        EventProcessors.register(configurer, AuditProjection.NAME, audit);
        EventProcessors.register(configurer, KeyDestruction.NAME, keyDestruction);
        sagas.register(configurer);
        EventProcessors.registerDeadLetters(configurer, IncidentListProjection.NAME, incidentListLetters);
        return configurer.buildConfiguration();
    }

    /** A request's marks go from its command to its events, and not on to what a saga does because of them. */
    private static CorrelationDataProvider requestMarks() {
        var marks = new SimpleCorrelationDataProvider(
                RequestMark.REQUEST, RequestMark.DIGEST, RequestMark.AT, RecordedEvent.CREATED_IDS);
        return message -> message instanceof CommandMessage ? marks.correlationDataFor(message) : Map.of();
    }

    private static CommandBus commandBus(LimitedExecutor executor, Configuration axon) {
        var bus = AsynchronousCommandBus.builder().executor(executor).build();
        bus.registerHandlerInterceptor(AxonCommands.receipts());
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    private static CommandGateway commandGateway(Configuration axon) {
        return DefaultCommandGateway.builder()
                .commandBus(axon.commandBus())
                .commandCallback(new FailedCommands())
                .build();
    }

    private static EmbeddedEventStore eventStore(MongoEventStorageEngine engine, Clock serviceClock) {
        var store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .cachedEvents(CACHED_EVENTS)
                .fetchDelay(EventProcessors.FETCH_DELAY_MILLISECONDS)
                .timeUnit(TimeUnit.MILLISECONDS)
                .build();
        store.registerDispatchInterceptor(messages -> {
            Instant now = serviceClock.instant();
            return (index, message) -> StampedEvents.at(now, AxonCommands.withCreated(withClauses(message)));
        });
        return store;
    }

    /** 根拠条項 are stored with each event, so that a later edition of the policy does not change what was said. */
    private static EventMessage<?> withClauses(EventMessage<?> message) {
        return message.getPayload() instanceof IncidentEvent event
                ? message.andMetaData(Map.of(RecordedEvent.CLAUSES, Clauses.of(event)))
                : message;
    }
}
