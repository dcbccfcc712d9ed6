package jp.csirt.incident.domain.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * 要求の印: what a request and its repetitions have in common. It is stored with every event of the act, so that the log
 * itself knows what was done already.
 *
 * @param request stands for the caller's key and the key of the request; gives neither away
 * @param digest of what was asked for: path and body
 * @param at when the request came, machine clock
 */
public record RequestMark(String request, String digest, Instant at) {

    /** How long a repetition gets the first answer. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** Metadata entry with {@link #request}. */
    public static final String REQUEST = "request";

    /** Metadata entry with {@link #digest}. */
    public static final String DIGEST = "requestDigest";

    /** Metadata entry with {@link #at}. */
    public static final String AT = "requestedAt";

    /** Whether what came first at that time is still answered for at another. */
    static boolean isKept(Instant first, Instant now) {
        return now.isBefore(first.plus(KEPT));
    }

    /** Whether this is a repetition of the request that came first at that time. */
    public boolean repeats(String firstRequest, Instant first) {
        return request.equals(firstRequest) && isKept(first, at);
    }
}
