package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.domain.watch.RequestNotifications;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whenever the node that watches has decided to ask, and before it appends, the other one asks the same and wins. */
@DisplayName("二つのノードの見守りの競争")
class TwoWatchersTest {

    private final StoreFolder folder = new StoreFolder();
    private final Node one = Node.start(folder.uri(), "one");
    private final Node two = Node.start(folder.uri(), "two");
    private final List<UUID> lost = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        one.close();
        two.close();
        folder.close();
    }

    /** Which of the two holds the claims is left to chance. */
    @BeforeEach
    void race() {
        overtake(one, two);
        overtake(two, one);
    }

    private void overtake(Node watching, Node other) {
        watching.bean(Configuration.class).eventStore().registerDispatchInterceptor(messages -> {
            List<NotificationRequested> asked = messages.stream()
                    .map(EventMessage::getPayload)
                    .filter(NotificationRequested.class::isInstance)
                    .map(NotificationRequested.class::cast)
                    .filter(request -> watches(watching) && !lost.contains(request.notificationId()))
                    .toList();
            if (!asked.isEmpty()) {
                asked.forEach(request -> lost.add(request.notificationId()));
                other.bean(Configuration.class)
                        .commandGateway()
                        .sendAndWait(new RequestNotifications(asked.getFirst().incidentId(), asked));
            }
            return (index, message) -> message;
        });
    }

    private static boolean watches(Node node) {
        return node
                .bean(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor("escalation", StreamingEventProcessor.class)
                .stream()
                .anyMatch(processor -> !processor.processingStatus().isEmpty());
    }

    @Test
    @DisplayName("同時に同じことを求めても、記録される連絡は一つずつで、負けた側も次へ進む")
    void what_both_ask_at_once_is_asked_once() {
        UUID first = Reports.file(one.client(), Reports.ofTax("最初の競争"));
        await(first, "依頼: 報告の受付");
        one.client().act(first, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 1, "category": "MALWARE", "reason": "確かめた"}""").created();
        await(first, "依頼: 評価の承認");
        UUID second = Reports.file(two.client(), Reports.ofTax("次の競争"));
        await(second, "依頼: 報告の受付");

        for (UUID incident : List.of(first, second)) {
            assertThat(notifications(incident))
                    .extracting(item -> item.path("notificationId").asString())
                    .doesNotHaveDuplicates()
                    .containsAnyElementsOf(lost.stream().map(UUID::toString).toList());
        }
        assertThat(one.client()
                        .post("/v1/integrity/verifications", "auditor", "{}")
                        .ok()
                        .at("/valid")
                        .asBoolean())
                .isTrue();
    }

    private List<JsonNode> notifications(UUID incident) {
        return one.client()
                .get("/v1/incidents/" + incident + "/timeline", "csirt-lead")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.has("notificationId"))
                .toList();
    }

    private void await(UUID incident, String beginning) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(notifications(incident))
                        .extracting(item -> item.path("text").asString())
                        .filteredOn(text -> text.startsWith(beginning))
                        .hasSize(1));
    }
}
