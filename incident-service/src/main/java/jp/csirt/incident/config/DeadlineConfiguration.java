package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.platform.deadline.DeadlineAuditor;
import jp.csirt.incident.platform.deadline.DeadlineFiring;
import jp.csirt.incident.platform.deadline.DeadlineStore;
import jp.csirt.incident.platform.deadline.MongoDeadlineManager;
import jp.csirt.incident.platform.messagestore.MessageStores;
import jp.csirt.incident.platform.messagestore.UnreadableSagas;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 期限: the calendar, the sagas that watch, and what wakes them. */
@Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    @Bean
    HolidayCalendar holidayCalendar() {
        return YamlResource.read("/calendar/holidays.yaml", HolidayCalendar.class)
                .orElseThrow(() -> new IllegalStateException("the jar holds no calendar"));
    }

    @Bean
    DeadlineStore deadlineStore(MongoDatabase database) {
        var store = new DeadlineStore(database);
        store.createIndexes();
        return store;
    }

    @Bean
    MongoDeadlineManager deadlineManager(
            DeadlineStore deadlineStore, ObjectProvider<RegisteredSaga<?>> sagas, Clock serviceClock) {
        return new MongoDeadlineManager(
                deadlineStore, Jackson3Serializer.builder().build(), serviceClock, SagaWiring.names(all(sagas)));
    }

    @Bean
    UnreadableSagas unreadableSagas() {
        return new UnreadableSagas();
    }

    @Bean
    SagaStore<Object> sagaStore(
            MongoTemplate template, ObjectProvider<RegisteredSaga<?>> sagas, UnreadableSagas unreadableSagas) {
        return MessageStores.sagas(template, SagaWiring.classes(all(sagas)), unreadableSagas);
    }

    @Bean
    SagaWiring sagaWiring(
            ObjectProvider<RegisteredSaga<?>> sagas,
            ObjectProvider<SagaResource<?>> resources,
            TokenStore tokens,
            SagaStore<Object> sagaStore,
            UnreadableSagas unreadableSagas,
            MongoDeadlineManager deadlineManager,
            Clock serviceClock) {
        return new SagaWiring(
                all(sagas),
                resources.orderedStream().toList(),
                tokens,
                sagaStore,
                unreadableSagas,
                deadlineManager,
                serviceClock);
    }

    @Bean
    DeadlineFiring deadlineFiring(
            DeadlineStore deadlineStore,
            MongoDeadlineManager deadlineManager,
            org.axonframework.config.Configuration axon,
            TokenStore tokens,
            ObjectProvider<RegisteredSaga<?>> sagas,
            Clock serviceClock) {
        var scopes = new SagaScopes(axon, tokens, all(sagas));
        return new DeadlineFiring(deadlineStore, deadlineManager, scopes, serviceClock, Clock.systemUTC());
    }

    @Bean
    DeadlineAuditor deadlineAuditor(DeadlineStore deadlineStore, Clock serviceClock) {
        return new DeadlineAuditor(deadlineStore, serviceClock, Clock.systemUTC());
    }

    @Bean
    DeadlineLifecycle deadlineLifecycle(DeadlineFiring deadlineFiring, DeadlineAuditor deadlineAuditor) {
        return new DeadlineLifecycle(deadlineFiring, deadlineAuditor);
    }

    private static List<RegisteredSaga<?>> all(ObjectProvider<RegisteredSaga<?>> sagas) {
        return sagas.orderedStream().toList();
    }
}
