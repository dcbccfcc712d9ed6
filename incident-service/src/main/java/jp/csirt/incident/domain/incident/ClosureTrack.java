package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_CLOSED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.IMPORTED_CASE;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.NOT_CLOSED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;

import java.util.List;
import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.incident.ClosureCommand.CloseIncident;
import jp.csirt.incident.domain.incident.ClosureCommand.ProposeClosure;
import jp.csirt.incident.domain.incident.ClosureCommand.ReopenIncident;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 完了の状態.
 *
 * @param proposedBy who proposed closing since the filing or the last reopening
 * @param imported whether it was closed elsewhere
 */
record ClosureTrack(@Nullable Actor proposedBy, boolean closed, boolean imported) {

    static final ClosureTrack NONE = new ClosureTrack(null, false, false);

    /**
     * Refuses every act but reopening once the incident is closed.
     *
     * @throws IncidentRejected when it is closed
     */
    void mustBeOpen() {
        if (closed) {
            mustNotBeImported();
            throw new IncidentRejected(ALREADY_CLOSED, "この事案は完了しています。続けるには再開（reopening）してください。");
        }
    }

    ClosureProposed propose(ProposeClosure command) {
        return new ClosureProposed(command.incidentId(), command.act(), command.reason());
    }

    IncidentClosed close(CloseIncident command, List<Guard> unmet) {
        if (!unmet.isEmpty() || proposedBy == null) {
            throw IncidentRejected.unmet(unmet);
        }
        Actor approver = command.act().actor();
        if (!SeparationOfDuties.permits(proposedBy, approver, command.override())) {
            throw new IncidentRejected(SAME_PERSON, "完了を提案した本人は承認できません。別の者が承認するか、やむを得ない理由を override.reason に記してください。");
        }
        return new IncidentClosed(
                command.incidentId(),
                command.act(),
                SeparationOfDuties.inEffect(proposedBy, approver, command.override()));
    }

    IncidentReopened reopen(ReopenIncident command) {
        if (!closed) {
            throw new IncidentRejected(NOT_CLOSED, "この事案は完了していないため、再開は必要ありません。");
        }
        mustNotBeImported();
        return new IncidentReopened(command.incidentId(), command.act(), command.reason());
    }

    /** What was done about it stands elsewhere: its duties, told anew from facts of that time, would all be missed. */
    private void mustNotBeImported() {
        if (imported) {
            throw new IncidentRejected(
                    IMPORTED_CASE, "移行した事案には記録できず、再開もできません。続きがあれば、新しいインシデントとして報告し、元の管理番号を概要に記してください。");
        }
    }

    ClosureTrack after(IncidentEvent event) {
        return switch (event) {
            case ClosureProposed proposed -> new ClosureTrack(proposed.act().actor(), closed, imported);
            case IncidentClosed _ -> new ClosureTrack(proposedBy, true, imported);
            case IncidentReopened _ -> NONE;
            case IncidentImported _ -> new ClosureTrack(null, true, true);
            default -> this;
        };
    }
}
