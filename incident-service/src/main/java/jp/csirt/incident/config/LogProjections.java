package jp.csirt.incident.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import jp.csirt.incident.api.ops.Projections;
import jp.csirt.incident.api.query.Positions.LogHead;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.platform.view.ViewPointer;
import jp.csirt.incident.platform.view.ViewRebuild;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The projections as operators see them. */
final class LogProjections implements Projections {

    private final LogPositions positions;
    private final SequencedMap<String, View> views;

    /** The projections, in the order in which operators see them. */
    LogProjections(LogPositions positions, SequencedMap<String, View> views) {
        this.positions = positions;
        this.views = new LinkedHashMap<>(views);
    }

    @Override
    public Mono<List<Projection>> all() {
        return Flux.fromIterable(views.keySet()).concatMap(this::find).collectList();
    }

    @Override
    public Mono<Projection> find(String name) {
        View view = views.get(name);
        return view == null
                ? Mono.empty()
                : positions
                        .head()
                        .flatMap(head -> Mono.zip(
                                position(name),
                                view.collections().pointer(),
                                (position, pointer) -> projection(name, view, position, head, pointer)));
    }

    @Override
    public Mono<Boolean> rebuild(String name, @Nullable UUID request) {
        View view = views.get(name);
        return view == null ? Mono.just(false) : view.rebuild().start(request);
    }

    private Mono<Long> position(String name) {
        return positions.runsElsewhere(name)
                ? positions.stored(name)
                : Mono.just(Math.max(0, positions.running(name).orElse(0)));
    }

    private Projection projection(String name, View view, long position, LogHead head, ViewPointer pointer) {
        Optional<String> error = positions.error(name);
        return new Projection(
                name,
                position,
                head.position(),
                Math.max(0, head.position() - position),
                state(name, error.isPresent(), pointer),
                pointer.rebuiltAt(),
                error(error, view));
    }

    private static @Nullable String error(Optional<String> stopped, View view) {
        return stopped.orElseGet(view.rebuild()::failure);
    }

    private State state(String name, boolean stopped, ViewPointer pointer) {
        if (pointer.isRebuilding()) {
            return State.REBUILDING;
        }
        if (stopped) {
            return State.STOPPED_BY_ERROR;
        }
        return positions.runsElsewhere(name) ? State.ELSEWHERE : State.RUNNING;
    }

    /** Where a view is kept, and what builds it anew. */
    record View(ViewCollections collections, ViewRebuild rebuild) {}
}
