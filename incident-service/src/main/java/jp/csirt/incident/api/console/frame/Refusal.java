package jp.csirt.incident.api.console.frame;

import java.util.List;
import java.util.function.Function;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.domain.incident.Guard;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * 断り: why a form was not taken, as it is shown above it.
 *
 * @param status 200 while nothing was refused
 */
public record Refusal(int status, String title, String detail, List<FieldError> errors, List<Guard> guards) {

    private static final int TOO_EARLY = 429;

    /** Nothing was refused. */
    public static final Refusal NONE = new Refusal(200, "", "", List.of(), List.of());

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
        return List.of(400, 409, 412).contains(status);
    }

    /** Whether somebody else was faster. */
    public boolean isStale() {
        return status == 412;
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
                guards);
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

        /**
         * Goes on with what was asked for, or shows the form again with what stands against it; whoever has to wait is told
         * so there too.
         */
        public <T> Mono<ServerResponse> orShown(
                Visit visit,
                Mono<T> asked,
                Function<T, Mono<ServerResponse>> then,
                Function<Refusal, Mono<ServerResponse>> again) {
            return asked.<Mono<ServerResponse>>map(then)
                    .onErrorResume(failure -> {
                        Refusal refusal = of(failure, visit);
                        if (!refusal.isOfForm() && refusal.status() != TOO_EARLY) {
                            return Mono.error(failure);
                        }
                        var exchange = visit.request().exchange();
                        problems.problem(failure, exchange)
                                .headers()
                                .forEach(exchange.getResponse().getHeaders()::set);
                        return Mono.just(again.apply(refusal));
                    })
                    .flatMap(answer -> answer);
        }

        /** What a failure means to whoever sent the form. */
        public Refusal of(Throwable failure, Visit visit) {
            ApiProblem problem = problems.problem(failure, visit.request().exchange());
            boolean fields = !problem.errors().isEmpty();
            return new Refusal(
                    problems.status(problem),
                    problems.title(problem),
                    fields ? "" : String.valueOf(problem.getMessage()),
                    problem.errors(),
                    problem.guards());
        }
    }
}
