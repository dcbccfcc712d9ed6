package jp.csirt.incident.config;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.Head;
import jp.csirt.incident.read.audit.AuditProjection;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** 健全性: whether the store answers, and whether the views have caught up with what was recorded before the start. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final long UNKNOWN = -1;
    private static final List<String> VIEWS = List.of(IncidentListProjection.NAME, AuditProjection.NAME);

    @Bean
    ReactiveHealthIndicator storeHealthIndicator(CommitLog log) {
        return () -> log.head()
                .timeout(WITHIN)
                .map(head -> Health.up().withDetail("position", head.last()).build())
                .onErrorResume(failure -> Mono.just(Health.down().build()));
    }

    /** Out of service until the views show all that was there at the start; after that their lag is only told. */
    @Bean
    ReactiveHealthIndicator projectionsHealthIndicator(
            CommitLog log, LogPositions positions, StoredDeadLetters letters) {
        var atStart = new AtomicLong(UNKNOWN);
        return () -> log.head()
                .zipWith(letters.waiting())
                .timeout(WITHIN)
                .map(both -> {
                    Head head = both.getT1();
                    atStart.compareAndSet(UNKNOWN, head.last());
                    long shown = VIEWS.stream()
                            .mapToLong(view -> shown(positions, view, head.last()))
                            .min()
                            .orElse(head.last());
                    return (shown >= atStart.get() ? Health.up() : Health.outOfService())
                            .withDetail("behind", head.last() - shown)
                            .withDetail("deadLetters", both.getT2())
                            .build();
                })
                .onErrorResume(failure -> Mono.just(Health.down().build()));
    }

    /** How far a view is here; up to the head where another node runs it. */
    private static long shown(LogPositions positions, String view, long head) {
        long shown = positions.running(view).orElse(UNKNOWN);
        return shown == UNKNOWN && positions.runsElsewhere(view) ? head : Math.clamp(shown, 0, head);
    }
}
