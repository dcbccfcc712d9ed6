package jp.csirt.incident.api.console.frame;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.Guard;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * 断り: why a form was not taken, as it is shown above it.
 *
 * @param status 200 while nothing was refused
 * @param isStale whether somebody else was faster
 */
public record Refusal(
        int status, String title, String detail, List<FieldError> errors, List<Guard> guards, boolean isStale) {

    /** How the API says that the record went on between reading and sending. */
    private static final Set<String> LOST = Set.of("stale-version", "concurrent-change");

    /** Nothing was refused. */
    public static final Refusal NONE = new Refusal(200, "", "", List.of(), List.of(), false);

    public Refusal {
        errors = List.copyOf(errors);
        guards = List.copyOf(guards);
    }

    /** Whether anything was refused. */
    public boolean any() {
        return status != NONE.status();
    }

    /** Whether the form is shown again; any other refusal is a page of its own. */
    public boolean isOfForm() {
        return List.of(400, 409, 412).contains(status) || isPassing();
    }

    /** Whether somebody else may send what was chosen; the form is shown again to those who may send it otherwise. */
    public boolean isOfChoice() {
        return status == 403;
    }

    /** Whether nothing was wrong with what was asked: too much at once, too often, or the database is away. */
    private boolean isPassing() {
        return List.of(413, 429, 503).contains(status);
    }

    /** The key of the form as it is shown: the one that was sent, unless it stands for something that was refused. */
    public String key(Form sent) {
        String before = sent.text("key");
        return before.isEmpty() || (any() && !isPassing()) ? UUID.randomUUID().toString() : before;
    }

    /** The same of a form that asks for one thing alone. */
    public Refusal ofField(String field) {
        return new Refusal(
                status,
                title,
                detail,
                errors.stream()
                        .map(error -> new FieldError("/" + field, error.code(), error.message()))
                        .toList(),
                guards,
                isStale);
    }

    /** What is wrong, with where it is put right. */
    public List<Fault> faults() {
        return errors.stream().map(Fault::of).toList();
    }

    /** What is wrong with a field; empty when nothing is. */
    public String at(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::message)
                .findFirst()
                .orElse("");
    }

    /** Reads failures. */
    public record Reader(Problems problems) {

        /** Goes on with what was asked for, or shows the form again with what stands against it. */
        public <T> Mono<ServerResponse> orShown(
                Visit visit,
                Mono<T> asked,
                Function<T, Mono<ServerResponse>> then,
                Function<Refusal, Mono<ServerResponse>> again) {
            return asked.<Mono<ServerResponse>>map(then)
                    .onErrorResume(failure -> {
                        Refusal refusal = of(failure, visit);
                        return refusal.isOfForm() ? Mono.just(again.apply(refusal)) : Mono.error(failure);
                    })
                    .flatMap(answer -> answer);
        }

        /** What a failure means to whoever sent the form; the answer's headers say so too, as when to come again. */
        public Refusal of(Throwable failure, Visit visit) {
            var exchange = visit.request().exchange();
            ApiProblem problem = problems.problem(failure, exchange);
            problem.headers().forEach(exchange.getResponse().getHeaders()::set);
            boolean fields = !problem.errors().isEmpty();
            return new Refusal(
                    problems.status(problem),
                    problems.title(problem),
                    fields ? "" : detail(problem),
                    problem.errors().stream().map(PlainWords::of).toList(),
                    problem.guards(),
                    LOST.contains(problem.slug()));
        }

        private static String detail(ApiProblem problem) {
            return problem.entitled().isEmpty()
                    ? PlainWords.of(String.valueOf(problem.getMessage()))
                    : "選んだ内容を記録できるのは、%sです。何も記録していません。書いた内容は、下に残っています。"
                            .formatted(problem.entitled().stream()
                                    .sorted()
                                    .map(Role::label)
                                    .collect(joining("、")));
        }
    }
}
