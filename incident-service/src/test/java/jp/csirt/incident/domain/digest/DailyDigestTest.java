package jp.csirt.incident.domain.digest;

import java.time.LocalDate;
import java.util.List;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.watch.Given;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.NotifiedPost;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一日の朝の知らせ")
class DailyDigestTest {

    private static final LocalDate ON = LocalDate.of(2026, 4, 1);
    private static final DigestRequested OF_CISO = digest(Role.CISO);
    private static final DigestRequested OF_LEAD = digest(Role.CSIRT_LEAD);

    private final FixtureConfiguration<DailyDigest> day = new AggregateTestFixture<>(DailyDigest.class)
            .registerCommandTargetResolver(message -> new VersionedAggregateIdentifier(
                    (Object) ((RequestDigests) message.getPayload()).digestId(), null));

    private static DigestRequested digest(Role role) {
        var number = new IncidentNumber("SHIME-2026-0001");
        return new DigestRequested(
                ON,
                new NotifiedPost(role, null),
                List.of(new DigestItem(Given.ID, number, false, Matter.CLOSE_INCIDENT, Given.AT)));
    }

    @Test
    @DisplayName("職ごとに、求めたとおりに残る")
    void each_post_is_told() {
        day.givenNoPriorActivity()
                .when(new RequestDigests(ON, List.of(OF_CISO, OF_LEAD)))
                .expectEvents(OF_CISO, OF_LEAD);
    }

    @Test
    @DisplayName("その日のものがあれば、中身が変わっていても二度と残らない")
    void a_day_has_one() {
        day.given(OF_CISO)
                .when(new RequestDigests(ON, List.of(OF_CISO, OF_LEAD)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
