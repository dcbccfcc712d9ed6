package jp.csirt.incident.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import jp.csirt.incident.api.ops.ActuatorAccess;
import jp.csirt.incident.api.ops.DeadLetterRoutes;
import jp.csirt.incident.api.ops.ProjectionRoutes;
import jp.csirt.incident.api.security.KeyAuthentication;
import jp.csirt.incident.api.security.Keys;
import jp.csirt.incident.api.web.AuditTrail;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.platform.deadletter.LetterStore;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.platform.view.ViewRebuild;
import jp.csirt.incident.read.audit.AuditProjection;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 運用: what operators see and start. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    @Bean
    LogProjections projections(
            LogPositions positions,
            ViewCollections incidentListCollections,
            ViewRebuild incidentListRebuild,
            ViewCollections auditCollections,
            ViewRebuild auditRebuild) {
        var views = new LinkedHashMap<String, LogProjections.View>();
        views.put(IncidentListProjection.NAME, new LogProjections.View(incidentListCollections, incidentListRebuild));
        views.put(AuditProjection.NAME, new LogProjections.View(auditCollections, auditRebuild));
        return new LogProjections(positions, views);
    }

    @Bean
    ProjectionRoutes projectionRoutes(LogProjections projections, StrictJson json, RepeatableAnswers answers) {
        return new ProjectionRoutes(projections, json, answers);
    }

    @Bean
    ActuatorAccess actuatorAccess(Keys keys, AuditTrail audit) {
        return new ActuatorAccess(new KeyAuthentication(keys), audit);
    }

    @Bean
    ClosedFirst rebuildLifecycle(ViewRebuild incidentListRebuild) {
        return new ClosedFirst(incidentListRebuild::close);
    }

    /** Rows are built anew by the node that writes them, so that all are of its edition and its profile; not again after a fault. */
    @Bean
    RepeatedTask rebuildTask(ViewRebuild incidentListRebuild, LogPositions positions) {
        return new RepeatedTask("rebuild", BETWEEN_LOOKS, () -> {
            if (positions.runsHere(IncidentListProjection.NAME) && incidentListRebuild.failure() == null) {
                Await.first(incidentListRebuild.startIfOutdated(), WITHIN);
            }
        });
    }

    @Bean
    StoredDeadLetters deadLetters(LetterStore incidentListLetters, org.axonframework.config.Configuration axon) {
        return new StoredDeadLetters(
                incidentListLetters, axon.eventProcessingConfiguration(), IncidentListProjection.NAME);
    }

    @Bean
    DeadLetterRoutes deadLetterRoutes(StoredDeadLetters letters, StrictJson json, RepeatableAnswers answers) {
        return new DeadLetterRoutes(letters, json, answers);
    }

    @Bean
    DeadLetterRetries deadLetterRetries(StoredDeadLetters letters) {
        return new DeadLetterRetries(letters);
    }
}
