package jp.csirt.notification.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 連絡: a request and how far it has come.
 *
 * @param rung the last one that was told, or whose time was over before; −1 before the first
 * @param nextAt when the next rung is told; absent when none is
 * @param confirmBy until when somebody of this rung may confirm
 * @param told everybody who was told, in order
 * @param unreached how many could not be told
 */
public record Notification(
        Request request,
        State state,
        int rung,
        @Nullable Instant nextAt,
        @Nullable Instant confirmBy,
        @Nullable Confirmation confirmation,
        List<UUID> told,
        int unreached) {

    public Notification {
        told = List.copyOf(told);
    }

    /**
     * 確認.
     *
     * @param by who; absent where another service heard it and does not tell
     * @param through by which channel he or she was told; absent where another service heard it
     */
    public record Confirmation(
            @Nullable UUID by, Instant at, @Nullable Channel through) {}

    /** 状態. */
    public enum State {
        /** Waits for somebody to confirm. */
        OPEN,
        CONFIRMED,
        /** Nobody confirmed, or nobody could be told, and nobody is left. */
        EXHAUSTED,
        /** Nobody has to confirm. */
        INFORMED
    }

    /** As it comes from the feed. */
    public static Notification of(Request request, Instant at) {
        return new Notification(request, begun(request), -1, at, null, null, List.of(), 0);
    }

    /** As it comes when it was asked long ago: the rungs whose time is over are not gone through again. */
    public static Notification late(Request request, Instant asked, Instant at) {
        return new Notification(request, begun(request), request.rungAt(asked, at) - 1, null, null, null, List.of(), 0);
    }

    /** As it comes when nobody is told of it any more. */
    public static Notification past(Request request) {
        return new Notification(request, begun(request), -1, null, null, null, List.of(), 0);
    }

    private static State begun(Request request) {
        return request.wantsConfirmation() ? State.OPEN : State.INFORMED;
    }

    /** Whether those who are told now are told because others did not confirm (未確認のため). */
    public static boolean followsUp(int rung) {
        return rung > 0;
    }
}
