package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.ADMINISTRATOR;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** 時計の閲覧と変更; there is no such place where the clock is the machine's. */
final class ClockRoutes {

    private static final String PATH = "/v1/ops/clock";
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private final @Nullable SettableClock clock;
    private final Runnable news;

    ClockRoutes(@Nullable SettableClock clock, Runnable news) {
        this.clock = clock;
        this.news = news;
    }

    List<Route> routes() {
        return clock == null
                ? List.of()
                : List.of(
                        Route.get(PATH, ADMINISTRATOR, call -> {
                            call.allowOnly();
                            return () -> Reply.ok(shape(clock));
                        }),
                        Route.put(PATH, ADMINISTRATOR, call -> set(call, clock)));
    }

    private Supplier<Reply> set(Call call, SettableClock settable) {
        call.allowOnly();
        JsonObject json = call.body().json();
        Optional<Instant> now = json.parsed("now", ClockRoutes::instant, "時差付きの日時を送ってください。");
        Optional<Duration> advance = json.parsed("advance", ClockRoutes::duration, "ISO 8601の期間（例 PT2H）を送ってください。");
        json.orRefuse();
        if (now.isPresent() == advance.isPresent()) {
            throw Refusal.invalid(List.of(new FieldError("", "CONTRADICTION", "now か advance のどちらか一つを送ってください。")));
        }
        Instant wanted = now.orElseGet(() -> plus(settable.instant(), advance.orElse(Duration.ZERO)));
        if (wanted.isBefore(EARLIEST) || !wanted.isBefore(END)) {
            throw Refusal.invalid(List.of(new FieldError(
                    now.isPresent() ? "/now" : "/advance", "OUT_OF_RANGE", "時計は2000年から2099年までにしか合わせられません。")));
        }
        return () -> {
            settable.set(wanted);
            news.run();
            return Reply.ok(shape(settable));
        };
    }

    private static ObjectNode shape(SettableClock clock) {
        return Json.object().put("now", clock.instant().toString());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static Instant plus(Instant before, Duration by) {
        try {
            return before.plus(by);
        } catch (DateTimeException | ArithmeticException _) {
            return Instant.MAX;
        }
    }
}
