package jp.csirt.incident.config;

import java.time.Duration;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.incidentlist.Undated;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * 期限の定まらないもの: what nobody will be reminded of, because its due time lies beyond the calendar or has none. A warning,
 * and no number while the list is built anew.
 */
@Configuration(proxyBeanMethods = false)
class UndatedHealthConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(2);

    @Bean
    ReactiveHealthIndicator undatedHealthIndicator(
            IncidentListStore incidentListStore, ViewCollections incidentListCollections) {
        return () -> incidentListCollections
                .isOutdated()
                .flatMap(outdated -> outdated
                        ? Mono.just(Health.unknown().build())
                        : incidentListStore.undated().map(UndatedHealthConfiguration::health))
                .timeout(WITHIN)
                .onErrorResume(failure -> Mono.just(Health.down().build()));
    }

    private static Health health(Undated undated) {
        return (undated.incidents() > 0 ? Health.status(new Status("WARNING")) : Health.up())
                .withDetail("incidents", undated.incidents())
                .withDetail("limits", undated.limits())
                .build();
    }
}
