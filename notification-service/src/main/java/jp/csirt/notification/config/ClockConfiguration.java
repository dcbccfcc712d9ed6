package jp.csirt.notification.config;

import java.time.Clock;
import jp.csirt.notification.store.Marks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 時計: the service's own says what is due; attempts, leases and limits go by the machine's. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ClockConfiguration.class);
    private static final String MARK = "clock";
    private static final String ADJUSTABLE = "adjustable";

    /** A store that was created for real time takes no clock that can be set. */
    @Bean
    Clock serviceClock(Marks marks, NotificationProperties properties) {
        boolean adjustable = properties.clock().adjustable();
        String store = marks.getOrPut(MARK, adjustable ? ADJUSTABLE : "real");
        if (!adjustable) {
            return Clock.systemUTC();
        }
        if (!store.equals(ADJUSTABLE)) {
            throw new IllegalStateException(
                    "csirt.clock.adjustable=true works only on a store that was created with it; this one keeps real time:"
                            + " start without it, or with another csirt.store.path or MONGODB_URI");
        }
        LOG.warn(
                "*** THE SERVICE CLOCK CAN BE SET (csirt.clock.adjustable=true): for drills, demos and tests only ***");
        return new AdjustableClock(Clock.systemUTC());
    }
}
