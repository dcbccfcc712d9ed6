package jp.csirt.notification.config;

import java.util.Locale;
import jp.csirt.gate.BrokenRequests;
import jp.csirt.gate.ConnectionThread;
import jp.csirt.gate.Connections;
import jp.csirt.gate.KnownKeys;
import jp.csirt.gate.RateLimit;
import jp.csirt.gate.Refused;
import jp.csirt.gate.SecurityHeaders;
import jp.csirt.notification.api.ProblemTypes;
import jp.csirt.notification.api.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** 入口: every exchange passes these in this order. */
@Configuration(proxyBeanMethods = false)
class GateConfiguration {

    @Bean
    KnownKeys knownKeys() {
        return new KnownKeys();
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
    @Order(-10)
    RateLimit rateLimit(KnownKeys known, NotificationProperties properties) {
        return new RateLimit(known, properties.rateLimit().perMinute(), System::nanoTime, Refusal::with);
    }

    @Bean
    Connections connections(NotificationProperties properties, ProblemTypes problems) {
        return new Connections(
                properties.connection(),
                new BrokenRequests((slug, detail) -> refused(problems, Refusal.of(slug, detail))));
    }

    private static Refused refused(ProblemTypes problems, Refusal refusal) {
        return new Refused(problems.status(refusal), problems.json(refusal, Locale.JAPANESE));
    }
}
