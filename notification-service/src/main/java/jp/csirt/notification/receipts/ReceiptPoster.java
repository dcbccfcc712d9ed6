package jp.csirt.notification.receipts;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import jp.csirt.notification.domain.Receipt;
import jp.csirt.notification.store.Receipts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

/** 受領の記録の送り返し: oldest first, until each is taken; the same one twice counts once. */
public final class ReceiptPoster {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptPoster.class);
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final WebClient http;
    private final Receipts receipts;

    public ReceiptPoster(String url, String key, Receipts receipts) {
        this.http = WebClient.builder()
                .baseUrl(url)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                .build();
        this.receipts = receipts;
    }

    /**
     * Sends what waits. An incident whose receipts cannot be taken now holds up no other one.
     *
     * @throws RuntimeException when the other side is away or has no time; the rest waits
     */
    public void round() {
        var later = new LinkedHashSet<UUID>();
        List<Receipt> waiting = receipts.waiting(later);
        while (!waiting.isEmpty()) {
            for (Receipt receipt : waiting) {
                if (!later.contains(receipt.incidentId()) && !isSettled(receipt)) {
                    later.add(receipt.incidentId());
                }
            }
            waiting = receipts.waiting(later);
        }
        if (!later.isEmpty()) {
            throw new IllegalStateException("incident-service takes no receipts yet of incidents " + later);
        }
    }

    private boolean isSettled(Receipt receipt) {
        Answered answered = post(receipt);
        switch (answered.meaning()) {
            case TAKEN -> receipts.taken(receipt);
            case REFUSED -> {
                LOG.error("incident-service refused receipt {} with {}", receipt.id(), answered.status());
                receipts.refused(receipt, answered.status());
            }
            case LATER -> {
                LOG.warn("incident-service answered receipt {} with {}", receipt.id(), answered.status());
                return false;
            }
        }
        return true;
    }

    private Answered post(Receipt receipt) {
        var body = JsonMapper.shared()
                .createObjectNode()
                .put("notificationId", receipt.notificationId().toString())
                .put("state", receipt.state().name())
                .put("at", receipt.at().toString())
                .put("channel", receipt.channel().name());
        if (!receipt.detail().isEmpty()) {
            body.put("detail", receipt.detail());
        }
        return http.post()
                .uri("/v1/incidents/{id}/notification-receipts", receipt.incidentId())
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", receipt.id().toString())
                .bodyValue(body.toString())
                .exchangeToMono(answer -> answer.bodyToMono(String.class)
                        .defaultIfEmpty("")
                        .map(problem -> new Answered(answer.statusCode().value(), problem)))
                .timeout(WITHIN)
                .blockOptional()
                .orElseThrow();
    }

    /** What an answer means for a receipt. */
    private enum Meaning {
        TAKEN,
        /** It will be refused whenever it comes: the other side does not know it, or the incident was erased. */
        REFUSED,
        LATER
    }

    private record Answered(int status, String body) {

        Meaning meaning() {
            return switch (status) {
                case 200, 201, 202, 204 -> Meaning.TAKEN;
                case 400, 404, 410, 413, 415 -> Meaning.REFUSED;
                case 409 -> isReused() ? Meaning.REFUSED : Meaning.LATER;
                default -> Meaning.LATER;
            };
        }

        /** Another receipt went under the same key; every other conflict may pass. */
        private boolean isReused() {
            return body.contains("/problems/idempotency-key-reused");
        }
    }
}
