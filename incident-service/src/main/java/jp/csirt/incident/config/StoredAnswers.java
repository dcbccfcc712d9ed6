package jp.csirt.incident.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.api.console.frame.FirstAnswers;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.platform.session.AnswerStore;
import reactor.core.publisher.Mono;

/**
 * First answers in the database, by what was sent but for its token, which differs from page to page. What was begun is done
 * to its end though the browser has gone: a double click breaks the first request off.
 */
record StoredAnswers(AnswerStore store, Clock machine) implements FirstAnswers {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int MOST_STEPS = 200;

    @Override
    public Mono<List<String>> to(Visit sent, Mono<List<String>> act) {
        String form = name(sent);
        return Mono.defer(() -> store.claim(sent.secret(), form, machine.instant()))
                .flatMap(first -> first
                        ? Mono.fromFuture(() -> done(sent.secret(), form, act).toFuture(), true)
                        : told(sent, form, act, MOST_STEPS));
    }

    private static String name(Visit sent) {
        var fields = new LinkedHashMap<>(sent.form().fields());
        fields.remove("_csrf");
        return sent.path() + "?" + new Form(fields).encoded();
    }

    private Mono<List<String>> done(String secret, String form, Mono<List<String>> act) {
        return act.flatMap(answer -> store.answer(secret, form, bytes(answer)).thenReturn(answer))
                .switchIfEmpty(store.release(secret, form).then(Mono.empty()))
                .onErrorResume(failure -> store.release(secret, form).then(Mono.error(failure)));
    }

    private Mono<List<String>> told(Visit sent, String form, Mono<List<String>> act, int steps) {
        return store.find(sent.secret(), form)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> {
                    if (found.isEmpty()) {
                        return to(sent, act);
                    }
                    if (found.get().length > 0) {
                        return Mono.just(lines(found.get()));
                    }
                    return steps == 0 ? Mono.error(late()) : Mono.delay(STEP).then(told(sent, form, act, steps - 1));
                });
    }

    private static ApiProblem late() {
        return ApiProblem.unavailable("timeout", "先に送られた同じ用紙を処理しています。少し待って、ページを開き直してください。");
    }

    private static byte[] bytes(List<String> answer) {
        return String.join("\n", answer).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8).lines().toList();
    }
}
