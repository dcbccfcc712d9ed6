package jp.csirt.incident.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
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
                List.of(new DigestItem(Given.ID, number, false, Matter.CLOSE_INCIDENT, Given.AT)),
                null);
    }

    private static DigestRequested ofUnit(int unit) {
        return new DigestRequested(ON, new NotifiedPost(Role.SEC_MANAGER, "unit-" + unit), OF_CISO.items(), null);
    }

    @Test
    @DisplayName("職が多い日は幾つかの記録に分かれ、どれも一つの記録に収まり、職ごとに一度ずつある")
    void many_posts_are_told_in_several_commits() {
        List<DigestRequested> all =
                IntStream.range(0, 1_000).mapToObj(DailyDigestTest::ofUnit).toList();
        List<RequestDigests> requests = RequestDigests.of(ON, all);
        assertThat(requests).hasSizeGreaterThan(3).allSatisfy(request -> {
            assertThat(request.digests()).hasSizeLessThanOrEqualTo(256);
            assertThat(request.digestId()).isEqualTo(DailyDigest.idOf(ON));
        });
        assertThat(requests.stream()
                        .flatMap(request -> request.digests().stream())
                        .map(DigestRequested::post))
                .containsExactlyElementsOf(
                        all.stream().map(DigestRequested::post).toList());
        assertThat(RequestDigests.of(ON, List.of())).isEmpty();
        assertThat(RequestDigests.of(ON, List.of(OF_CISO))).containsExactly(new RequestDigests(ON, List.of(OF_CISO)));
    }

    @Test
    @DisplayName("途中で止まった日は、まだ知らされていない職だけが続きから知らされ、済めばもう何も残らない")
    void a_day_cut_short_goes_on() {
        DigestRequested first = OF_CISO.withMore();
        day.given(first)
                .when(new RequestDigests(ON, List.of(first, ofUnit(1).withMore())))
                .expectEvents(ofUnit(1).withMore());
        day.given(first, ofUnit(1).withMore())
                .when(new RequestDigests(ON, List.of(ofUnit(1), OF_LEAD, ofUnit(2))))
                .expectEvents(OF_LEAD, ofUnit(2));
        day.given(first, OF_LEAD)
                .when(new RequestDigests(ON, List.of(ofUnit(3))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
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
