package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.platform.deadletter.LetterStore;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.process.digest.MorningDigest;
import jp.csirt.incident.process.notice.IncidentHistories;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import jp.csirt.incident.read.incidentlist.OpenIncidents;
import jp.csirt.incident.read.organisation.CurrentOrganisation;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** 朝の知らせ. It is made once a day, so of a list in which nothing is missing; while that is behind, it waits. */
@Configuration(proxyBeanMethods = false)
class DigestConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DigestConfiguration.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Bean
    MorningDigest morningDigest(
            ViewCollections incidentListCollections,
            LetterStore incidentListLetters,
            IncidentHistories histories,
            CurrentOrganisation current,
            PolicyProfile profile,
            HolidayCalendar calendar,
            Clock serviceClock,
            LogPositions positions,
            CommandGateway gateway) {
        var open = new OpenIncidents(incidentListCollections);
        return new MorningDigest(
                () -> Stream.concat(
                                asked(positions
                                                .head()
                                                .flatMap(head ->
                                                        positions.seen(IncidentListProjection.NAME, head.position()))
                                                .then(open.ids()))
                                        .stream()
                                        .map(IncidentId::new),
                                waiting(incidentListLetters))
                        .distinct()
                        .map(id -> history(id, histories))
                        .flatMap(Optional::stream),
                () -> new PostResolution(asked(current.current()).state(), profile.deputies()),
                profile.timetable(calendar),
                calendar,
                serviceClock,
                gateway);
    }

    /** What the list does not show, because it could not, may be open as well. */
    private static Stream<IncidentId> waiting(LetterStore letters) {
        return letters.sequences().stream()
                .filter(sequence -> UUID_FORM.matcher(sequence).matches())
                .map(sequence -> new IncidentId(UUID.fromString(sequence)));
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
