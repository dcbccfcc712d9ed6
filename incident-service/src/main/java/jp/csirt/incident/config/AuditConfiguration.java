package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.audit.AccessEvent;
import jp.csirt.incident.domain.audit.AccessEvent.AuditEntriesLost;
import jp.csirt.incident.domain.audit.Audited;
import jp.csirt.incident.platform.audit.AsideWriter;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.platform.view.ViewRebuild;
import jp.csirt.incident.read.audit.AuditProjection;
import jp.csirt.incident.read.audit.AuditStore;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 監査の記録: written aside, shown as a view. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    private static final int WAITING = 1000;
    private static final Duration WITHIN = Duration.ofSeconds(10);

    /** Each entry is a commit of its own: events without an aggregate have nothing in common. */
    @Bean(destroyMethod = "close")
    AsideWriter<AccessEvent> auditWriter(org.axonframework.config.Configuration axon) {
        var machineClock = Clock.systemUTC();
        return new AsideWriter<>(
                WAITING,
                event -> axon.eventStore().publish(GenericEventMessage.asEventMessage(event)),
                count -> new AuditEntriesLost(machineClock.instant(), count));
    }

    @Bean
    AccessAudit accessAudit(AsideWriter<AccessEvent> auditWriter) {
        return new AccessAudit(Clock.systemUTC(), auditWriter);
    }

    /** What a rebuild left that was cut short is removed before anything reads or writes the view. */
    @Bean
    ViewCollections auditCollections(MongoDatabase database, NodeName node) {
        var views = new ViewCollections(
                database, AuditProjection.NAME, AuditProjection.EDITION, node.value(), Clock.systemUTC());
        Await.first(views.prepare(), WITHIN);
        return views;
    }

    @Bean
    AuditStore auditStore(ViewCollections auditCollections) {
        return new AuditStore(auditCollections);
    }

    @Bean
    AuditProjection auditProjection(CommitLog log, NamedEventSerializer serializer, AuditStore store) {
        return new AuditProjection(log, serializer, store);
    }

    @Bean(destroyMethod = "close")
    ViewRebuild auditRebuild(MongoDatabase database, ViewCollections auditCollections, AuditProjection rows) {
        var names = EventCatalogue.names().all().entrySet().stream()
                .filter(event -> Audited.class.isAssignableFrom(event.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return new ViewRebuild(database, auditCollections, names, rows);
    }

    @Bean
    ClosedFirst auditRebuildLifecycle(ViewRebuild auditRebuild) {
        return new ClosedFirst(() -> Await.first(auditRebuild.startIfOutdated(), WITHIN), auditRebuild::close);
    }

    /** A lost entry makes nobody's request worse, so it is told and the service stays up. */
    @Bean
    HealthIndicator auditHealthIndicator(AsideWriter<AccessEvent> auditWriter) {
        return () -> Health.up()
                .withDetail("lost", auditWriter.lost())
                .withDetail("waiting", auditWriter.waiting())
                .build();
    }

    @Bean
    MeterBinder auditMeters(AsideWriter<AccessEvent> auditWriter, AccessAudit accessAudit) {
        return registry -> {
            FunctionCounter.builder("csirt.audit.unauthenticated", accessAudit, AccessAudit::anonymous)
                    .description("requests without a valid key")
                    .register(registry);
            FunctionCounter.builder("csirt.audit.lost", auditWriter, AsideWriter::lost)
                    .description("audit entries that could not be written")
                    .register(registry);
            Gauge.builder("csirt.audit.waiting", auditWriter, AsideWriter::waiting)
                    .description("audit entries that wait to be written")
                    .register(registry);
        };
    }
}
