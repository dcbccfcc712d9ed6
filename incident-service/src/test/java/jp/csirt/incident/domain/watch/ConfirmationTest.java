package jp.csirt.incident.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("連絡の確認")
class ConfirmationTest {

    private static final IncidentHistory FILED = Given.history(Given.reported(3));
    private static final Routing ROUTING = Routing.of(Town.posts(), FILED, Given.AT);

    /** To the CISO, then to 統括 and to CSIRT責任者, a quarter of an hour each. */
    private static final NotificationRequested ASKED = ActNotices.since(0, FILED, ROUTING).stream()
            .flatMap(notice -> Notifications.of(notice, FILED, 3, ROUTING).stream())
            .filter(asked -> !asked.then().isEmpty() && code(asked.to()).equals("CISO"))
            .findFirst()
            .orElseThrow();

    private static final Duration TURN = Duration.ofMinutes(15);

    private final FixtureConfiguration<IncidentWatch> fixture = new AggregateTestFixture<>(IncidentWatch.class)
            .registerCommandTargetResolver(message ->
                    new VersionedAggregateIdentifier((Object) ((WatchCommand) message.getPayload()).watchId(), null));

    private static String code(List<NotifiedPost> posts) {
        return posts.getFirst().code();
    }

    private static ConfirmNotification by(UUID person, String post, Instant at) {
        return new ConfirmNotification(Given.ID, ASKED.notificationId(), person, Set.of("CSIRT_MEMBER", post), at);
    }

    private static NotificationReceiptRecorded confirmed(UUID person, String post, Instant at) {
        return new NotificationReceiptRecorded(
                ASKED.notificationId(), Given.ID, ReceiptState.CONFIRMED, at, NotificationChannel.SCREEN, post, person);
    }

    private static NotificationReceiptRecorded byMail(ReceiptState state) {
        return new NotificationReceiptRecorded(
                ASKED.notificationId(), Given.ID, state, Given.AT, NotificationChannel.MAIL, "CISO", null);
    }

    /** What is recorded at the beginning. */
    private TestExecutor<IncidentWatch> given(Object... events) {
        return fixture.givenCurrentTime(Given.AT).andGiven(events);
    }

    private void refuses(ConfirmNotification command) {
        given(ASKED).when(command).expectNoEvents().expectException(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("求められた職の者が確認すると、誰がどの職で画面から確認したかが残る")
    void whoever_was_asked_confirms() {
        given(ASKED).when(by(Town.CISO, "CISO", Given.AT)).expectEvents(confirmed(Town.CISO, "CISO", Given.AT));
    }

    @Test
    @DisplayName("求められていない職の者は確認できない")
    void nobody_else_confirms() {
        refuses(by(Town.LIAISON, "CSIRT_LIAISON", Given.AT.plus(Duration.ofDays(1))));
    }

    @Test
    @DisplayName("応じないときの次の職は、順番が来てから確認できる")
    void whoever_follows_confirms_in_turn() {
        assertThat(ASKED.then().stream().map(NotifiedPost::code)).containsExactly("OVERALL_MANAGER", "CSIRT_LEAD");
        Instant second = Given.AT.plus(TURN);
        Instant third = second.plus(TURN);

        refuses(by(Town.OVERALL, "OVERALL_MANAGER", second.minusMillis(1)));
        given(ASKED)
                .when(by(Town.OVERALL, "OVERALL_MANAGER", second))
                .expectEvents(confirmed(Town.OVERALL, "OVERALL_MANAGER", second));
        refuses(by(Town.LEAD, "CSIRT_LEAD", third.minusMillis(1)));
        given(ASKED).when(by(Town.CISO, "CISO", third)).expectEvents(confirmed(Town.CISO, "CISO", third));
    }

    @Test
    @DisplayName("誰かが確認した後の確認は、何も残さずに済む")
    void the_second_confirmation_changes_nothing() {
        given(ASKED, byMail(ReceiptState.CONFIRMED))
                .when(by(Town.CISO, "CISO", Given.AT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    @DisplayName("届いただけ、届かなかっただけの連絡は、まだ確認できる")
    void what_was_only_delivered_is_still_open() {
        given(ASKED, byMail(ReceiptState.DELIVERED))
                .when(by(Town.CISO, "CISO", Given.AT))
                .expectEvents(confirmed(Town.CISO, "CISO", Given.AT));
    }

    @Test
    @DisplayName("確認の要らない連絡は、届け先の者も確認しない")
    void what_wants_no_confirmation_is_not_confirmed() {
        var told = new WantedConfirmation(
                Notifications.of(
                                new Notice(
                                        "mark",
                                        Given.AT,
                                        NotificationKind.DECISION,
                                        Matter.DISCLOSURE_DECIDED,
                                        "",
                                        Concern.INCIDENT,
                                        List.of(Post.of(Role.CISO)),
                                        List.of(),
                                        null),
                                FILED,
                                3,
                                ROUTING)
                        .getFirst(),
                Given.AT);
        assertThat(code(told.asked().to())).isEqualTo("CISO");
        assertThat(told.by(Set.of("CISO"), Given.AT)).isEmpty();
    }

    @Test
    @DisplayName("求められていない連絡は確認できない")
    void what_nobody_asked_for_is_not_confirmed() {
        refuses(new ConfirmNotification(Given.ID, new UUID(0, 9), Town.CISO, Set.of("CISO"), Given.AT));
    }
}
