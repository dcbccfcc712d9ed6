package jp.csirt.incident.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jp.csirt.incident.api.stream.EventRoutes;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.publish.IntegrationFeed;
import jp.csirt.spec.Spec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.UriUtils;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** 公開の出来事. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    private static final int THREADS = 4;
    private static final int WAITING = 1000;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    @Bean(destroyMethod = "dispose")
    Scheduler feedScheduler() {
        return Schedulers.newBoundedElastic(THREADS, WAITING, "feed", (int) IDLE.toSeconds(), true);
    }

    @Bean
    IntegrationFeed integrationFeed(
            CommitLog log, NamedEventSerializer serializer, PolicyProfile profile, Scheduler feedScheduler) {
        String source = "urn:csirt:" + UriUtils.encodePathSegment(profile.code(), StandardCharsets.UTF_8);
        return new IntegrationFeed(log, serializer, source, feedScheduler, HEARTBEAT);
    }

    @Bean
    FeedLifecycle feedLifecycle(IntegrationFeed feed) {
        return new FeedLifecycle(feed);
    }

    @Bean
    MeterBinder feedMetrics(IntegrationFeed feed) {
        return registry -> Gauge.builder("csirt.feed.streams", feed, IntegrationFeed::streams)
                .description("streams of public events under way")
                .register(registry);
    }

    @Bean
    EventRoutes eventRoutes(IntegrationFeed feed, @Value("${csirt.feed.stalled-after}") Duration stalledAfter) {
        return new EventRoutes(feed, stalledAfter, Spec.PUBLIC_EVENTS.bytes(), Spec.EVENT_API.bytes());
    }
}
