package jp.csirt.incident.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import jp.csirt.incident.api.security.KeyAuthentication;
import jp.csirt.incident.api.security.Keys;
import jp.csirt.incident.api.security.RequestAuthentication;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.api.stream.EndlessAnswer;
import jp.csirt.incident.api.stream.EventRoutes;
import jp.csirt.incident.api.stream.IncidentStreamRoutes;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.publish.IntegrationFeed;
import jp.csirt.incident.read.incidentlist.IncidentListChanges;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.spec.Spec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.UriUtils;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

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
    ClosedFirst feedLifecycle(IntegrationFeed feed) {
        return new ClosedFirst(feed::close);
    }

    @Bean
    MeterBinder feedMetrics(IntegrationFeed feed) {
        return registry -> Gauge.builder("csirt.feed.streams", feed, IntegrationFeed::streams)
                .description("streams of public events under way")
                .register(registry);
    }

    @Bean
    EndlessAnswer endlessAnswer(
            Keys keys, Sessions sessions, @Value("${csirt.feed.stalled-after}") Duration stalledAfter) {
        return new EndlessAnswer(new RequestAuthentication(new KeyAuthentication(keys), sessions), stalledAfter);
    }

    @Bean
    EventRoutes eventRoutes(IntegrationFeed feed, EndlessAnswer endless) {
        return new EventRoutes(feed, endless, Spec.PUBLIC_EVENTS.bytes(), Spec.EVENT_API.bytes());
    }

    @Bean
    IncidentStreamRoutes incidentStreamRoutes(
            IntegrationFeed feed,
            IncidentRecords records,
            StepTimetable timetable,
            EndlessAnswer endless,
            LogPositions positions,
            JsonMapper json,
            Clock serviceClock) {
        var changes = new IncidentListChanges(records, timetable, serviceClock);
        return new IncidentStreamRoutes(feed, changes, endless, positions, json);
    }
}
