package jp.csirt.incident.api.console.frame;

import java.util.List;
import reactor.core.publisher.Mono;

/** 一度目の答え: what is shown once is not lost by a double click, and what can be done once does not look refused. */
public interface FirstAnswers {

    /**
     * What the act answers; for a form like one that the same browser sent some minutes ago, what was answered then, without
     * doing anything. A refusal is no answer, and neither is nothing. Errors: 503 when the first takes too long.
     */
    Mono<List<String>> to(Visit sent, Mono<List<String>> act);
}
