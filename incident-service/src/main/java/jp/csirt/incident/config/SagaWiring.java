package jp.csirt.incident.config;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jp.csirt.incident.platform.messagestore.MessageStores;
import jp.csirt.incident.platform.messagestore.UnreadableSagas;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.saga.repository.SagaStore;

/**
 * サーガの配線: each saga with its processor, and what they all need. A batch is small, because its commands are waited for
 * while the node must keep its claim.
 */
record SagaWiring(
        List<RegisteredSaga<?>> sagas,
        List<SagaResource<?>> resources,
        TokenStore tokens,
        SagaStore<Object> store,
        UnreadableSagas unreadable,
        DeadlineManager deadlines,
        Clock serviceClock) {

    private static final int BATCH = 16;

    /** What each is called in the store, for its class's simple name. */
    static Map<String, String> names(List<RegisteredSaga<?>> sagas) {
        return sagas.stream()
                .collect(Collectors.toUnmodifiableMap(saga -> saga.type().getSimpleName(), RegisteredSaga::name));
    }

    /** The class of each name in the store. */
    static Map<String, Class<?>> classes(List<RegisteredSaga<?>> sagas) {
        return sagas.stream().collect(Collectors.toUnmodifiableMap(RegisteredSaga::name, RegisteredSaga::type));
    }

    void register(Configurer configurer) {
        configurer.configureDeadlineManager(c -> deadlines).registerComponent(Clock.class, c -> serviceClock);
        resources.forEach(resource -> resource.register(configurer));
        configurer.eventProcessing().registerSagaStore(c -> store);
        sagas.forEach(saga -> register(saga, configurer));
    }

    private <T> void register(RegisteredSaga<T> saga, Configurer configurer) {
        String name = saga.name();
        var failures = new ParkedEvents(saga, deadlines, serviceClock);
        configurer
                .eventProcessing()
                .registerSaga(
                        saga.type(),
                        s -> s.configureSagaManager(c -> RepeatableSagas.of(saga, c, unreadable, failures)))
                .assignHandlerTypesMatching(name, saga.type()::equals)
                .registerTokenStore(name, c -> MessageStores.afterSagas(tokens))
                .registerTrackingEventProcessor(
                        name,
                        Configuration::eventStore,
                        c -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(BATCH)
                                .andEventAvailabilityTimeout(EventProcessors.IDLE_MILLISECONDS, TimeUnit.MILLISECONDS)
                                .andInitialTrackingToken(StreamableMessageSource::createTailToken));
    }
}
