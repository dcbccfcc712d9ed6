package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.process.digest.MorningDigest;
import jp.csirt.incident.process.notice.IncidentHistories;
import jp.csirt.incident.read.incidentlist.OpenIncidents;
import jp.csirt.incident.read.organisation.CurrentOrganisation;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** 朝の知らせ. */
@Configuration(proxyBeanMethods = false)
class DigestConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DigestConfiguration.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofSeconds(10);

    @Bean
    MorningDigest morningDigest(
            ViewCollections incidentListCollections,
            IncidentHistories histories,
            CurrentOrganisation current,
            PolicyProfile profile,
            HolidayCalendar calendar,
            Clock serviceClock,
            CommandGateway gateway) {
        var open = new OpenIncidents(incidentListCollections);
        return new MorningDigest(
                () -> asked(open.ids()).stream()
                        .map(IncidentId::new)
                        .map(id -> history(id, histories))
                        .flatMap(Optional::stream),
                () -> new PostResolution(asked(current.current()).state(), profile.deputies()),
                profile.timetable(calendar),
                calendar,
                serviceClock,
                gateway);
    }

    /** One that this version cannot read keeps nobody else from being told. */
    private static Optional<IncidentHistory> history(IncidentId id, IncidentHistories histories) {
        try {
            return histories.of(id);
        } catch (UnreadableEventException e) {
            LOG.warn("the digest leaves out incident {}: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> T asked(Mono<T> question) {
        return Objects.requireNonNull(Await.first(question, WITHIN));
    }

    @Bean
    RepeatedTask digestTask(MorningDigest morningDigest) {
        return new RepeatedTask("digest", BETWEEN_LOOKS, morningDigest::askIfDue);
    }
}
