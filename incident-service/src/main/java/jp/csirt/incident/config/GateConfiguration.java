package jp.csirt.incident.config;

import io.micrometer.context.ContextRegistry;
import jp.csirt.incident.api.gate.BrokenRequests;
import jp.csirt.incident.api.gate.CorrelationId;
import jp.csirt.incident.api.gate.HeadDeadline;
import jp.csirt.incident.api.gate.OtherOrigins;
import jp.csirt.incident.api.gate.RateLimit;
import jp.csirt.incident.api.gate.RecognisedKeys;
import jp.csirt.incident.api.gate.SecurityHeaders;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.api.web.WholeRequests;
import org.slf4j.MDC;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import reactor.netty.NettyPipeline;

/** 入口: every exchange passes these in this order. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateProperties.class)
class GateConfiguration {

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
    @Order(-20)
    WholeRequests wholeRequests() {
        return new WholeRequests();
    }

    @Bean
    @Primary
    RecognisedKeys recognisedKeys(StoredKeys keys) {
        return new RecognisedKeys(keys);
    }

    @Bean
    @Order(-10)
    RateLimit rateLimit(RecognisedKeys keys, GateProperties properties) {
        return new RateLimit(keys, properties.rateLimit().perMinute(), System::nanoTime);
    }

    @Bean
    NettyServerCustomizer connections(GateProperties properties, Problems problems) {
        var broken = new BrokenRequests(problems);
        return server -> server.requestTimeout(properties.connection().bodyWithin())
                .doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                        .addAfter(
                                NettyPipeline.HttpCodec,
                                "csirt.head",
                                new HeadDeadline(properties.connection().headWithin()))
                        .addAfter(NettyPipeline.HttpCodec, "csirt.broken", broken));
    }
}
