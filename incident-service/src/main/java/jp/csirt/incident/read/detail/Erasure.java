package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import jp.csirt.incident.domain.incident.ErasureMethod;
import jp.csirt.incident.read.detail.IncidentDetail.Approval;
import jp.csirt.incident.read.detail.IncidentDetail.Proposal;
import org.jspecify.annotations.Nullable;

/** 消去, applied for or done. */
public record Erasure(@Nullable Proposal proposal, @Nullable Erased erased) {

    /** 消去の記録: what was done, by whose permission. */
    public record Erased(
            ErasureMethod method,
            Instant retainedUntil,
            @JsonUnwrapped Approval approval) {}
}
