package jp.csirt.incident.read.detail;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.incident.ClosureEvent;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.read.detail.IncidentDetail.Approval;
import jp.csirt.incident.read.detail.IncidentDetail.Closure;
import jp.csirt.incident.read.detail.IncidentDetail.Proposal;
import jp.csirt.incident.read.detail.IncidentDetail.Reopening;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 完了と再開. */
final class ClosureFold {

    private final List<Reopening> reopenings = new ArrayList<>();
    private @Nullable Proposal proposal;
    private @Nullable Approval closed;

    void on(ClosureEvent event, Stamp stamp) {
        switch (event) {
            case ClosureProposed e -> proposal = new Proposal(e.reason(), stamp);
            case IncidentClosed e -> closed = DetailFold.approval(stamp, e.override());
            case IncidentReopened e -> {
                proposal = null;
                closed = null;
                reopenings.add(new Reopening(e.reason(), stamp));
            }
        }
    }

    void closedElsewhere(Stamp stamp) {
        closed = DetailFold.approval(stamp, null);
    }

    Closure closure() {
        return new Closure(proposal, closed, List.copyOf(reopenings));
    }
}
