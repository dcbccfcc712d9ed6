package jp.csirt.incident.domain.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** 朝の知らせの要求: records what posts are to be told on a day, unless that is recorded already. */
public record RequestDigests(LocalDate on, List<DigestRequested> digests) {

    /** Well below what a commit holds. */
    private static final int AT_ONCE = 100;

    public RequestDigests {
        digests = List.copyOf(digests);
    }

    /** What every post is to be told, in as many requests as commits are needed for it. */
    public static List<RequestDigests> of(LocalDate on, List<DigestRequested> digests) {
        return IntStream.iterate(0, from -> from < digests.size(), from -> from + AT_ONCE)
                .mapToObj(from -> part(on, digests, from))
                .toList();
    }

    private static RequestDigests part(LocalDate on, List<DigestRequested> digests, int from) {
        List<DigestRequested> rest = digests.subList(from, digests.size());
        return new RequestDigests(
                on,
                rest.size() <= AT_ONCE
                        ? rest
                        : rest.subList(0, AT_ONCE).stream()
                                .map(DigestRequested::withMore)
                                .toList());
    }

    /** The day it is meant for, as an aggregate. */
    public String digestId() {
        return DailyDigest.idOf(on);
    }
}
