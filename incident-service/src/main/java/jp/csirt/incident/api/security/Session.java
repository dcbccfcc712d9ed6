package jp.csirt.incident.api.security;

import java.time.Instant;
import jp.csirt.incident.domain.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * 画面のセッション: a person who logged in and has not gone yet.
 *
 * @param holder whose it is
 * @param before 前回のログイン; absent at the first one
 * @param out 前回のログアウト; absent when there was none
 * @param failures attempts that failed between the two
 */
public record Session(
        Caller caller,
        Holder holder,
        Instant begunAt,
        @Nullable Instant before,
        @Nullable Instant out,
        int failures) {

    /** その途中: the password was right, and what is still missing. */
    public record Entering(Caller caller, Stage stage) {}

    /** What a log-in still asks for. */
    public enum Stage {
        /** The code of the second factor. */
        CODE,
        /** A second factor, which the person's post demands and there is none yet. */
        ENROLMENT
    }

    /**
     * ログインの仕方.
     *
     * @param epoch that of the account in which the person was proved; of no meaning for the roster
     * @param place the address from which the person came
     */
    public record Entrance(Holder holder, Factor factor, int epoch, String place) {}

    /** 多要素認証の様子. */
    public enum Factor {
        /** The person has none. */
        NONE,
        /** It was not asked for yet. */
        OPEN,
        /** It was right, or nobody asks for it. */
        PASSED
    }

    /**
     * 一覧の一行.
     *
     * @param id names it to its person; the cookie does not follow from it
     * @param own whether it is the one that asks
     */
    public record Listed(String id, String place, Instant begunAt, Instant seenAt, boolean own) {}
}
