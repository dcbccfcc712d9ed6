package jp.csirt.incident.api.query;

import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code ?after=<position>}: the client wants to read what it has written. */
public final class After {

    private final Positions positions;

    public After(Positions positions) {
        this.positions = positions;
    }

    /** Waits for a view. Errors: 400 for a position beyond the log's end, 503 when the view stays behind. */
    public Mono<Void> view(Call call, String view) {
        Long position = position(call);
        return position == null ? Mono.empty() : stored(position).then(positions.seen(view, position));
    }

    /** For what is read from the log itself: it is there as soon as it was acknowledged. */
    public Mono<Void> log(Call call) {
        Long position = position(call);
        return position == null ? Mono.empty() : stored(position);
    }

    private Mono<Void> stored(long position) {
        return positions
                .head()
                .doOnNext(head -> {
                    if (position > head.position()) {
                        throw ApiProblem.of(
                                "position-unknown", "位置 %d はまだありません（今の終わりは %d）。".formatted(position, head.position()));
                    }
                })
                .then();
    }

    private static @Nullable Long position(Call call) {
        String after = call.parameter("after");
        if (after == null) {
            return null;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw ApiProblem.parameter("after", "位置を0以上の整数で指定してください。");
        }
        return Long.valueOf(after);
    }
}
