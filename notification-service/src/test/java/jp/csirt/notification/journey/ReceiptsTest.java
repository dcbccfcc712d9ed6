package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("受領の記録")
class ReceiptsTest {

    private RunningService service;

    @BeforeEach
    void start() {
        service = new RunningService();
        service.appointAll();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    @DisplayName("受領の記録は、相手が受け取るまで送られ、断られたものは数えられる")
    void receipts_are_sent_until_taken() {
        service.feed().receiptBox().answer(503);
        UUID id = service.ask(Map.of());
        service.awaitMailsTo("ciso", 1);
        service.restart();
        assertThat(service.feed().receipts(id)).isEmpty();
        service.feed().receiptBox().answer(200);
        assertThat(service.awaitReceipts(id, 1)).isEqualTo(List.of("DELIVERED"));
        service.feed().receiptBox().answer(404);
        service.ask(Map.of());
        awaitReceipts("receiptsRefused", 1);
    }

    @Test
    @DisplayName("時とともに去る競合 (409) の後は送り直し、同じ鍵が別の中身に使われたときだけ断られたとする")
    void only_a_key_that_was_used_for_something_else_is_refused_for_good() {
        service.feed().receiptBox().conflict("version-conflict");
        UUID id = service.ask(Map.of());
        Await.until(
                "it comes again", () -> service.feed().receiptBox().posted(id).size() > 1);
        service.feed().receiptBox().answer(200);
        assertThat(service.awaitReceipts(id, 1)).containsExactly("DELIVERED");
        service.feed().receiptBox().conflict("idempotency-key-reused");
        service.ask(Map.of());
        awaitReceipts("receiptsRefused", 1);
    }

    @Test
    @DisplayName("答えの失われた受領の記録は、同じ鍵と同じ中身でもう一度送られ、一度だけ数えられる")
    void a_receipt_whose_answer_was_lost_is_sent_again_as_it_was() {
        service.feed().receiptBox().loseAnswers();
        UUID id = service.ask(Map.of());
        Await.until(
                "it comes again", () -> service.feed().receiptBox().posted(id).size() > 1);
        service.restart();
        service.feed().receiptBox().answer(200);
        awaitReceipts("receiptsWaiting", 0);
        assertThat(service.feed().receiptBox().posted(id))
                .hasSizeGreaterThan(2)
                .containsOnly(service.feed().receipts(id).getFirst());
        assertThat(service.feed().receipts(id)).hasSize(1);
    }

    @Test
    @DisplayName("一つの事案の受領の記録が受け取られなくても、ほかの事案の記録は返る")
    void an_incident_whose_receipts_are_not_taken_holds_up_no_other() {
        UUID incident = UUID.randomUUID();
        service.feed().receiptBox().failFor(incident);
        UUID stuck = service.ask(Map.of("incidentId", incident.toString()));
        Await.until("it comes", () -> !service.feed().receiptBox().posted(stuck).isEmpty());
        assertThat(service.awaitReceipts(service.ask(Map.of()), 1)).containsExactly("DELIVERED");
        assertThat(service.feed().receipts(stuck)).isEmpty();
    }

    private void awaitReceipts(String part, long count) {
        Await.until(
                count + " " + part,
                () -> service.client()
                                .get("/actuator/health", "csirt")
                                .ok()
                                .at("/components/feed/details/" + part)
                                .asLong(-1)
                        == count);
    }
}
