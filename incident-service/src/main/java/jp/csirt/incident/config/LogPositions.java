package jp.csirt.incident.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Positions;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.view.TokenPositions;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How far log and views are: from memory where the processor runs, from its stored token where another node runs it. */
final class LogPositions implements Positions {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration OWN = Duration.ofMillis(5);
    private static final Duration OTHER = Duration.ofMillis(20);

    private final CommitLog log;
    private final EventProcessingConfiguration processing;
    private final TokenPositions tokens;

    LogPositions(CommitLog log, EventProcessingConfiguration processing, TokenPositions tokens) {
        this.log = log;
        this.processing = processing;
        this.tokens = tokens;
    }

    @Override
    public Mono<LogHead> head() {
        return log.head()
                .map(head -> new LogHead(head.last(), head.hash(), head.at().isEmpty() ? null : head.at()));
    }

    @Override
    public Mono<Long> reached(String view) {
        OptionalLong own = running(view);
        return own.isPresent() ? Mono.just(own.getAsLong()) : stored(view);
    }

    @Override
    public Mono<Void> seen(String view, long position) {
        if (running(view).orElse(-1) >= position) {
            return Mono.empty();
        }
        boolean own = running(view).isPresent();
        return Flux.interval(own ? OWN : OTHER)
                .onBackpressureDrop()
                .concatMap(tick -> own ? Mono.just(running(view).orElse(0)) : stored(view), 1)
                .filter(reached -> reached >= position)
                .next()
                .timeout(
                        PATIENCE,
                        Mono.error(() -> ApiProblem.unavailable("view-behind", "一覧などへの反映がまだ終わっていません。少し待って読み直してください。")))
                .then();
    }

    /** How far a view is on this node; empty when another node runs it. */
    OptionalLong running(String view) {
        return processing
                .eventProcessor(view, StreamingEventProcessor.class)
                .map(StreamingEventProcessor::processingStatus)
                .flatMap(segments -> segments.values().stream().findFirst())
                .map(EventTrackerStatus::getCurrentPosition)
                .orElse(OptionalLong.empty());
    }

    /** Whether this node holds the claim of the processor. */
    boolean runsHere(String processor) {
        return running(processor).isPresent();
    }

    /** Whether another node holds the claim of the view's processor. */
    boolean runsElsewhere(String view) {
        return processing
                .eventProcessor(view, StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().isEmpty())
                .orElse(false);
    }

    /** What the processor of a view fails with on this node; empty while it does not. */
    Optional<String> error(String view) {
        return processing.eventProcessor(view, StreamingEventProcessor.class).stream()
                .flatMap(processor -> processor.processingStatus().values().stream())
                .filter(EventTrackerStatus::isErrorState)
                .map(status -> status.getError().getClass().getSimpleName())
                .findFirst();
    }

    /** Whether the processor of a view has given up on this node and waits to be started anew. */
    boolean gaveUp(String view) {
        return processing
                .eventProcessor(view, StreamingEventProcessor.class)
                .map(StreamingEventProcessor::isError)
                .orElse(false);
    }

    /** How far a view is on the node that runs it, as that node stored it last. */
    Mono<Long> stored(String view) {
        return tokens.position(view);
    }
}
