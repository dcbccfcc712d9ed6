package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import jp.csirt.incident.api.ops.ClockRoutes;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.platform.clock.AdjustableClock;
import jp.csirt.incident.platform.clock.StoreTime;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.Head;
import jp.csirt.incident.platform.mongo.Await;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 時計: the service's own, which says what is due and when things happened; leases and retries go by the machine's. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ClockConfiguration.class);
    private static final Duration WITHIN = Duration.ofSeconds(10);

    /** The store is asked before anything is written to it. */
    @Bean
    Clock serviceClock(CommitLog log, MongoDatabase database, CsirtProperties properties) {
        boolean adjustable = properties.clock().adjustable();
        Head head = Objects.requireNonNull(Await.first(log.head(), WITHIN));
        new StoreTime(database).admit(head.last() == 0, adjustable);
        if (!adjustable) {
            return Clock.systemUTC();
        }
        LOG.warn("*** THE SERVICE CLOCK CAN BE SET (csirt.clock.adjustable=true): for drills, demos and tests only;"
                + " what this store records proves no real time ***");
        return new AdjustableClock(Clock.systemUTC());
    }

    @Bean
    ClockRoutes clockRoutes(Clock serviceClock, org.axonframework.config.Configuration axon, StrictJson json) {
        var settable = serviceClock instanceof AdjustableClock clock
                ? new RecordedClock(clock, Clock.systemUTC(), axon.eventBus())
                : null;
        return new ClockRoutes(settable, json);
    }
}
