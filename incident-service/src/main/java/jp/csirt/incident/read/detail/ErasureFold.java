package jp.csirt.incident.read.detail;

import jp.csirt.incident.domain.incident.ErasureEvent;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.read.detail.Erasure.Erased;
import jp.csirt.incident.read.detail.IncidentDetail.Proposal;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 消去. */
final class ErasureFold {

    private @Nullable Proposal proposal;
    private @Nullable Erased erased;

    void on(ErasureEvent event, Stamp stamp) {
        switch (event) {
            case ErasureProposed e -> proposal = new Proposal(e.reason(), stamp);
            case IncidentErased e ->
                erased = new Erased(e.method(), e.retainedUntil(), DetailFold.approval(stamp, e.override()));
        }
    }

    /** What there is of it; an incident that was opened again is no longer up for erasure. */
    @Nullable
    Erasure erasure(boolean closed) {
        return proposal == null || !closed ? null : new Erasure(proposal, erased);
    }
}
