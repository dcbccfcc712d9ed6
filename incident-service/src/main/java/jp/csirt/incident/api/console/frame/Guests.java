package jp.csirt.incident.api.console.frame;

import java.util.Optional;
import jp.csirt.incident.domain.access.Caller;

/** 庁内の報告者: who may report without a log-in, and no more than that, because a forgotten password must not be in the way. */
public interface Guests {

    /** As whom somebody at that address may report; empty for everybody elsewhere. */
    Optional<Caller> at(String place);

    /**
     * Counts a report from there.
     *
     * @throws jp.csirt.incident.api.problem.ApiProblem 429 when there were many
     */
    void count(String place);
}
