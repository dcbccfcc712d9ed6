package jp.csirt.incident.config;

import java.time.Clock;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.platform.personal.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 繰り返された要求: what tells them. Their age is the machine's. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    @Bean
    RequestMarks requestMarks(MasterKey master) {
        return new RequestMarks(master.derive("csirt idempotency key", "HmacSHA256"), Clock.systemUTC());
    }
}
