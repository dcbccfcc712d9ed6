package jp.csirt.incident.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import jp.csirt.incident.platform.deadline.DeadlineAuditor;
import jp.csirt.incident.platform.deadline.DeadlineAuditor.Report;
import jp.csirt.incident.platform.deadline.DeadlineFiring;
import jp.csirt.incident.platform.messagestore.UnreadableSagas;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * 期限の健全性: what the auditor found. A deadline that does not fire makes no request worse, so it is a warning and the
 * service stays ready; what is asked for is answered from memory.
 */
@Configuration(proxyBeanMethods = false)
class DeadlineHealthConfiguration {

    private static final Status WARNING = new Status("WARNING");

    @Bean
    HealthIndicator deadlinesHealthIndicator(
            DeadlineAuditor deadlineAuditor,
            SagaWiring sagaWiring,
            UnreadableSagas unreadableSagas,
            LogPositions positions) {
        return () -> {
            Report report = deadlineAuditor.report();
            Map<String, String> sagas = states(sagaWiring, positions);
            boolean failing = report.alarm() || unreadableSagas.count() > 0 || sagas.containsValue("STOPPED_BY_ERROR");
            return (failing ? Health.status(WARNING) : Health.up())
                    .withDetail("auditedAt", report.lookedAt().toString())
                    .withDetail("alive", report.alive())
                    .withDetail("stuck", report.stuck())
                    .withDetail("open", report.counts().open())
                    .withDetail("due", report.counts().due())
                    .withDetail("orphaned", report.counts().orphaned())
                    .withDetail("sagas", sagas)
                    .withDetail("unreadable", unreadableSagas.count())
                    .build();
        };
    }

    @Bean
    MeterBinder deadlineMeters(DeadlineAuditor deadlineAuditor, DeadlineFiring deadlineFiring) {
        return registry -> {
            FunctionCounter.builder("csirt.deadlines.fired", deadlineFiring, DeadlineFiring::fired)
                    .description("deadlines that took effect on this node")
                    .register(registry);
            FunctionCounter.builder("csirt.deadlines.late", deadlineFiring, DeadlineFiring::late)
                    .description("those of them that fired more than two minutes after their time")
                    .register(registry);
            TimeGauge.builder(
                            "csirt.deadlines.auditor.age",
                            deadlineAuditor,
                            TimeUnit.MILLISECONDS,
                            auditor -> auditor.silence().toMillis())
                    .description("since the auditor looked last")
                    .register(registry);
            gauge(
                    registry,
                    deadlineAuditor,
                    "open",
                    "deadlines that wait",
                    report -> report.counts().open());
            gauge(
                    registry,
                    deadlineAuditor,
                    "due",
                    "deadlines whose time has come",
                    report -> report.counts().due());
            gauge(
                    registry,
                    deadlineAuditor,
                    "orphaned",
                    "deadlines of nobody",
                    report -> report.counts().orphaned());
            gauge(
                    registry,
                    deadlineAuditor,
                    "stuck",
                    "1 while one that is due does not fire",
                    report -> report.stuck() ? 1 : 0);
        };
    }

    private static void gauge(
            MeterRegistry registry,
            DeadlineAuditor auditor,
            String name,
            String description,
            ToDoubleFunction<Report> value) {
        Gauge.builder("csirt.deadlines." + name, auditor, asked -> value.applyAsDouble(asked.report()))
                .description(description)
                .register(registry);
    }

    private static Map<String, String> states(SagaWiring sagas, LogPositions positions) {
        var states = new LinkedHashMap<String, String>();
        sagas.sagas().forEach(saga -> states.put(saga.name(), state(saga.name(), positions)));
        return states;
    }

    private static String state(String saga, LogPositions positions) {
        if (positions.gaveUp(saga) || positions.error(saga).isPresent()) {
            return "STOPPED_BY_ERROR";
        }
        return positions.runsElsewhere(saga) ? "ELSEWHERE" : "RUNNING";
    }
}
