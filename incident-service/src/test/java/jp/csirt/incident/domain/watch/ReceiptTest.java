package jp.csirt.incident.domain.watch;

import java.util.UUID;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("連絡の結果")
class ReceiptTest {

    private static final IncidentHistory FILED = Given.history(Given.reported(1));
    private static final Routing ROUTING = Routing.of(Town.posts(), FILED, Given.AT);
    private static final NotificationRequested ASKED = Notifications.of(
                    ActNotices.since(0, FILED, ROUTING).getFirst(), FILED, 1, ROUTING)
            .getFirst();
    private static final NotificationReceiptRecorded DELIVERED = result(ASKED.notificationId(), ReceiptState.DELIVERED);

    private final FixtureConfiguration<IncidentWatch> watch = new AggregateTestFixture<>(IncidentWatch.class)
            .registerCommandTargetResolver(message -> new VersionedAggregateIdentifier(
                    (Object) ((RecordNotificationReceipt) message.getPayload()).watchId(), null));

    private static NotificationReceiptRecorded result(UUID notificationId, ReceiptState state) {
        return new NotificationReceiptRecorded(
                notificationId, Given.ID, state, Given.AT, NotificationChannel.MAIL, "attempt 1", null);
    }

    @Test
    @DisplayName("求められた連絡の結果が残る")
    void the_result_of_what_was_asked_is_recorded() {
        watch.given(ASKED).when(new RecordNotificationReceipt(DELIVERED)).expectEvents(DELIVERED);
    }

    @Test
    @DisplayName("同じ結果は二度と残らず、別の結果は残る")
    void the_same_result_is_recorded_once() {
        watch.given(ASKED, DELIVERED)
                .when(new RecordNotificationReceipt(DELIVERED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var confirmed = result(ASKED.notificationId(), ReceiptState.CONFIRMED);
        watch.given(ASKED, DELIVERED)
                .when(new RecordNotificationReceipt(confirmed))
                .expectEvents(confirmed);
    }

    @Test
    @DisplayName("求められていない連絡の結果は残らない")
    void what_nobody_asked_for_has_no_result() {
        watch.given(ASKED)
                .when(new RecordNotificationReceipt(result(new UUID(0, 9), ReceiptState.CONFIRMED)))
                .expectNoEvents()
                .expectException(IllegalArgumentException.class);
    }
}
