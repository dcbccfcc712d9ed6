package jp.csirt.incident.config;

import io.micrometer.context.ContextRegistry;
import java.nio.charset.StandardCharsets;
import jp.csirt.gate.BrokenRequests;
import jp.csirt.gate.ConnectionThread;
import jp.csirt.gate.Connections;
import jp.csirt.gate.KnownKeys;
import jp.csirt.gate.RateLimit;
import jp.csirt.gate.Refused;
import jp.csirt.gate.Room;
import jp.csirt.gate.SecurityHeaders;
import jp.csirt.incident.api.gate.CorrelationId;
import jp.csirt.incident.api.gate.OtherOrigins;
import jp.csirt.incident.api.gate.RecognisedKeys;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.api.web.WholeRequests;
import org.slf4j.MDC;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

/** 入口: every exchange passes these in this order. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateProperties.class)
class GateConfiguration {

    /** Bytes; a form takes some times as much while it is taken apart, and the service runs in 384 MiB. */
    private static final int HELD_OF_STRANGERS = 16 << 20;

    @Bean
    CorrelationId correlationId() {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(
                        CorrelationId.KEY,
                        () -> MDC.get(CorrelationId.KEY),
                        id -> MDC.put(CorrelationId.KEY, id),
                        () -> MDC.remove(CorrelationId.KEY));
        return new CorrelationId();
    }

    @Bean
    @Order(-100)
    ConnectionThread connectionThread() {
        return new ConnectionThread();
    }

    @Bean
    @Order(-40)
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    @Order(-30)
    OtherOrigins otherOrigins(GateProperties properties) {
        return new OtherOrigins(properties.cors().allowedOrigins());
    }

    @Bean
    Room strangers() {
        return new Room(HELD_OF_STRANGERS);
    }

    @Bean
    @Order(-20)
    WholeRequests wholeRequests(Room strangers) {
        return new WholeRequests(strangers);
    }

    @Bean
    KnownKeys knownKeys() {
        return new KnownKeys();
    }

    @Bean
    @Primary
    RecognisedKeys recognisedKeys(StoredKeys keys, KnownKeys known) {
        return new RecognisedKeys(keys, known);
    }

    @Bean
    @Order(-10)
    RateLimit rateLimit(KnownKeys known, GateProperties properties) {
        return new RateLimit(known, properties.rateLimit().perMinute(), System::nanoTime, ApiProblem::withHeader);
    }

    @Bean
    Connections connections(GateProperties properties, Problems problems) {
        return new Connections(
                properties.connection(),
                new BrokenRequests((slug, detail) -> refused(problems, ApiProblem.of(slug, detail))));
    }

    private static Refused refused(Problems problems, ApiProblem problem) {
        String json = new String(problems.json(problem, false), StandardCharsets.UTF_8);
        return new Refused(problems.status(problem), json);
    }
}
