package jp.csirt.incident.api.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import org.jspecify.annotations.Nullable;

/** When acts happened: they may lie in the past, never more than two minutes in the future. */
final class ActClock {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final Clock clock;

    ActClock(Clock clock) {
        this.clock = clock;
    }

    /**
     * When the act happened.
     *
     * @throws ApiProblem 400 for the future
     */
    Instant occurredAt(Timed request) {
        Instant occurredAt = request.occurredAt();
        Timed.Stated stated = request.stated();
        return new Facts()
                .notInFuture(stated.pointer(), stated.at())
                .require(
                        occurredAt == null || occurredAt.equals(stated.at()),
                        "/occurredAt",
                        "CONTRADICTION",
                        "%s と同じ日時を送るか、省いてください。".formatted(stated.pointer().substring(1)))
                .orNow(stated.at());
    }

    /** The service's time. */
    Instant now() {
        return clock.instant();
    }

    /** Starts a check of several times at once. */
    Facts facts() {
        return new Facts();
    }

    /** Collects what is wrong with the times of one request. */
    final class Facts {

        private final List<FieldError> errors = new ArrayList<>();
        private final Instant now = clock.instant();

        /** A fact cannot have happened yet to come. */
        Facts notInFuture(String pointer, @Nullable Instant stated) {
            if (stated != null && stated.isAfter(now.plus(TOLERANCE))) {
                errors.add(new FieldError(pointer, "IN_FUTURE", "未来の日時は記録できません。"));
            }
            return this;
        }

        /** What must not lie after something else. */
        Facts notAfter(String pointer, @Nullable Instant stated, Instant limit, String message) {
            if (stated != null && stated.isAfter(limit)) {
                errors.add(new FieldError(pointer, "OUT_OF_ORDER", message));
            }
            return this;
        }

        /** What must hold beyond times. */
        Facts require(boolean holds, String pointer, String code, String message) {
            if (!holds) {
                errors.add(new FieldError(pointer, code, message));
            }
            return this;
        }

        /**
         * Ends the check.
         *
         * @throws ApiProblem 400 with all that is wrong
         */
        void check() {
            if (!errors.isEmpty()) {
                throw ApiProblem.invalid(errors);
            }
        }

        private Instant orNow(@Nullable Instant stated) {
            check();
            return stated == null ? now : stated;
        }
    }
}
