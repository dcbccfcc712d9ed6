package jp.csirt.incident.api.ops;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 時計の閲覧と変更. There is no such place where the clock is the machine's. */
public final class ClockRoutes {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final @Nullable ServiceClock clock;
    private final StrictJson json;

    /**
     * The routes of the clock.
     *
     * @param clock absent where it cannot be set
     */
    public ClockRoutes(@Nullable ServiceClock clock, StrictJson json) {
        this.clock = clock;
        this.json = json;
    }

    /** The routes. */
    public List<Route> routes() {
        return clock == null
                ? List.of()
                : List.of(
                        Route.get("/v1/ops/clock", call -> read(call, clock)),
                        Route.put("/v1/ops/clock", call -> set(call, clock)));
    }

    private static Mono<ServerResponse> read(Call call, ServiceClock clock) {
        call.permitted(Permission.OPERATE);
        call.allowOnly(Set.of());
        return Replies.json(call, new Now(clock.now()));
    }

    private Mono<ServerResponse> set(Call call, ServiceClock clock) {
        return Body.read(call.request()).defaultIfEmpty(new byte[0]).flatMap(body -> {
            call.permitted(Permission.OPERATE);
            call.allowOnly(Set.of());
            UnaryOperator<Instant> to = json.read(body, Setting.class).checked();
            Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
            return clock.set(call.caller(), to).flatMap(now -> Replies.json(call, new Now(now)));
        });
    }

    /** What it says. */
    private record Now(Instant now) {}

    /**
     * What it shall say.
     *
     * @param now the time itself
     * @param advance or by how much, backwards when negative
     */
    private record Setting(@Nullable Instant now, @Nullable String advance) {

        UnaryOperator<Instant> checked() {
            if ((now == null) == (advance == null)) {
                throw refused("", "CONTRADICTION", "now か advance のどちらか一つを送ってください。");
            }
            if (now != null) {
                Instant set = within("/now", now);
                return _ -> set;
            }
            Duration by = by(advance);
            return before -> within("/advance", plus(before, by));
        }

        private static Duration by(@Nullable String advance) {
            try {
                return Duration.parse(advance == null ? "" : advance);
            } catch (DateTimeException _) {
                throw refused("/advance", "WRONG_FORM", "ISO 8601の期間（例 PT2H、-PT30M）を送ってください。");
            }
        }

        private static Instant plus(Instant before, Duration by) {
            try {
                return before.plus(by);
            } catch (DateTimeException | ArithmeticException _) {
                return Instant.MAX;
            }
        }

        private static Instant within(String pointer, Instant to) {
            if (to.isBefore(EARLIEST) || !to.isBefore(END)) {
                throw refused(pointer, "OUT_OF_RANGE", "時計は2000年から2099年までにしか合わせられません。");
            }
            return to;
        }

        private static ApiProblem refused(String pointer, String code, String message) {
            return ApiProblem.invalid(List.of(new FieldError(pointer, code, message)));
        }
    }
}
