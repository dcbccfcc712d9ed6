package jp.csirt.incident.domain.digest;

import java.time.LocalDate;
import java.util.List;

/** 朝の知らせの要求: records what every post is to be told on a day, unless that is recorded already. */
public record RequestDigests(LocalDate on, List<DigestRequested> digests) {

    public RequestDigests {
        digests = List.copyOf(digests);
    }

    /** The day it is meant for, as an aggregate. */
    public String digestId() {
        return DailyDigest.idOf(on);
    }
}
