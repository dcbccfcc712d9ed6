package jp.csirt.notification.channel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import jp.csirt.notification.channel.Outcome.Failed;
import jp.csirt.notification.channel.Outcome.Sent;
import jp.csirt.notification.domain.ContactPoint;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** ウェブフック, signed by the Standard Webhooks scheme. Redirects are a failure; of the answer little is read. */
public final class WebhookChannel {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int READ_AT_MOST = 64 << 10;

    private final WebClient http = WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(
                    HttpClient.create().followRedirect(false).compress(false)))
            .build();
    private final Clock machineClock;

    public WebhookChannel(Clock machineClock) {
        this.machineClock = machineClock;
    }

    /** Tries once to send it. */
    public Outcome send(Letter letter, ContactPoint point) {
        Instant now = machineClock.instant();
        byte[] body = WebhookBody.of(letter, point.format(), now).getBytes(StandardCharsets.UTF_8);
        String id = letter.messageId().toString();
        try {
            Outcome outcome = http.post()
                    .uri(URI.create(point.address()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("webhook-id", id)
                    .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                    .header("webhook-signature", WebhookSecret.sign(point.secret(), id, now.getEpochSecond(), body))
                    .bodyValue(body)
                    .exchangeToMono(WebhookChannel::outcome)
                    .timeout(WITHIN)
                    .block();
            return outcome == null ? new Failed("HTTP_CONNECTION") : outcome;
        } catch (RuntimeException e) { // whatever became of the connection: the other side did not take it
            return new Failed(Exceptions.unwrap(e) instanceof TimeoutException ? "HTTP_TIMEOUT" : "HTTP_CONNECTION");
        }
    }

    private static Mono<Outcome> outcome(ClientResponse answer) {
        Outcome outcome = answer.statusCode().is2xxSuccessful()
                ? new Sent()
                : new Failed("HTTP_" + answer.statusCode().value());
        return DataBufferUtils.takeUntilByteCount(answer.body((message, context) -> message.getBody()), READ_AT_MOST)
                .doOnNext(DataBufferUtils::release)
                .then(Mono.just(outcome));
    }
}
