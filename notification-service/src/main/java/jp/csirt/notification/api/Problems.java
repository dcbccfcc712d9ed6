package jp.csirt.notification.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import jp.csirt.notification.store.StoreAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** 問題の回答: whatever went wrong becomes RFC 9457, in Japanese unless the client prefers English. */
public final class Problems implements WebExceptionHandler {

    /** The attribute by which the log calls a place whose path may hold what opens something, as the link for 確認しました does. */
    static final String PLACE = Problems.class.getName() + ".place";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ProblemTypes types;

    public Problems(ProblemTypes types) {
        this.types = types;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        Refusal refusal = refusal(failure, exchange);
        Locale language = language(exchange.getRequest().getHeaders());
        response.setRawStatusCode(types.status(refusal));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLanguage(language);
        refusal.headers().forEach(response.getHeaders()::set);
        byte[] body = types.json(refusal, language).getBytes(StandardCharsets.UTF_8);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Refusal refusal(Throwable failure, ServerWebExchange exchange) {
        return switch (failure) {
            case Refusal refused -> refused;
            case RuntimeException away
            when StoreAway.isCauseOf(away) -> {
                LOG.warn("the store is away: {}", away.toString());
                yield Refusal.with("store-unavailable", "データベースに接続できません。少し待って送り直してください。", HttpHeaders.RETRY_AFTER, "1");
            }
            case ResponseStatusException status -> ofStatus(status.getStatusCode());
            default -> {
                LOG.error(
                        "{} {} failed",
                        exchange.getRequest().getMethod(),
                        exchange.<Object>getAttributeOrDefault(
                                PLACE, exchange.getRequest().getPath()),
                        failure);
                yield Refusal.of("internal-error", "処理中に誤りが起きました。管理者に連絡してください。");
            }
        };
    }

    private static Refusal ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Refusal.notFound();
            case 406 -> Refusal.of("not-acceptable", "求められた形式では回答できません。");
            case 413 -> Refusal.of("body-too-large", "本文が大きすぎます。");
            default -> Refusal.of("invalid-parameter", "要求の形が正しくありません。");
        };
    }

    static Locale language(HttpHeaders headers) {
        try {
            String wanted = Locale.lookupTag(headers.getAcceptLanguage(), List.of("ja", "en"));
            return "en".equals(wanted) ? Locale.ENGLISH : Locale.JAPANESE;
        } catch (IllegalArgumentException _) {
            return Locale.JAPANESE;
        }
    }
}
