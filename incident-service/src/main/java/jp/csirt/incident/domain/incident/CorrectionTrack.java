package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.CORRECTION_ALREADY_APPROVED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.CORRECTION_NOT_CORRECTABLE;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.FIELD_NOT_CORRECTABLE;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.FIELD_UNCHANGED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_CORRECTION;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_EVENT;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.incident.CorrectionCommand.ApproveCorrection;
import jp.csirt.incident.domain.incident.CorrectionCommand.ProposeCorrection;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;

/** 訂正の状態. */
@Source(document = "志免町 対策基準", clause = "6.3(8)②")
record CorrectionTrack(List<Correction> corrections) {

    static final CorrectionTrack NONE = new CorrectionTrack(List.of());

    CorrectionTrack {
        corrections = List.copyOf(corrections);
    }

    /** {@code events} are all events of the incident, as they are to be read. */
    CorrectionProposed propose(ProposeCorrection command, List<IncidentEvent> events) {
        IncidentEvent event = correctable(command.event(), events);
        if (Corrections.labelOf(event, command.field()).isEmpty()) {
            throw new IncidentRejected(FIELD_NOT_CORRECTABLE, "項目 %s は訂正できません。".formatted(command.field()));
        }
        FieldValue before = Corrections.present(event, command.field());
        if (before.equals(command.value())) {
            throw new IncidentRejected(FIELD_UNCHANGED, "項目 %s はすでにその値です。".formatted(command.field()));
        }
        return new CorrectionProposed(
                command.incidentId(),
                command.act(),
                corrections.size() + 1,
                command.event(),
                command.field(),
                before,
                command.value(),
                command.reason());
    }

    CorrectionApproved approve(ApproveCorrection command) {
        Correction correction = correction(command.n());
        if (correction.approved()) {
            throw new IncidentRejected(CORRECTION_ALREADY_APPROVED, "訂正 %d はすでに承認されています。".formatted(command.n()));
        }
        Actor approver = command.act().actor();
        if (!SeparationOfDuties.permits(correction.author(), approver, command.override())) {
            throw new IncidentRejected(SAME_PERSON, "訂正を申請した本人は承認できません。別の者が承認するか、やむを得ない理由を override.reason に記してください。");
        }
        return new CorrectionApproved(
                command.incidentId(),
                command.act(),
                command.n(),
                SeparationOfDuties.inEffect(correction.author(), approver, command.override()));
    }

    /** Why the correction was asked for. */
    String reasonOf(int n) {
        return corrections.get(n - 1).reason();
    }

    CorrectionTrack evolve(CorrectionEvent event) {
        var all = new ArrayList<>(corrections);
        switch (event) {
            case CorrectionProposed e -> all.add(new Correction(e.act().actor(), e.reason(), false));
            case CorrectionApproved e -> {
                Correction old = all.get(e.n() - 1);
                all.set(e.n() - 1, new Correction(old.author(), old.reason(), true));
            }
        }
        return new CorrectionTrack(all);
    }

    /** 職員の処置 is unknown here, so that nobody learns of it by asking. */
    private static IncidentEvent correctable(int n, List<IncidentEvent> events) {
        if (n < 1 || n > events.size() || events.get(n - 1) instanceof PersonnelEvent) {
            throw new IncidentRejected(UNKNOWN_EVENT, "この事案に、その出来事はありません。時系列の eventId を確かめてください。");
        }
        IncidentEvent event = events.get(n - 1);
        if (event instanceof CorrectionEvent) {
            throw new IncidentRejected(CORRECTION_NOT_CORRECTABLE, "訂正は訂正できません。元の出来事を改めて訂正してください。");
        }
        return event;
    }

    private Correction correction(int n) {
        if (n < 1 || n > corrections.size()) {
            throw new IncidentRejected(UNKNOWN_CORRECTION, "訂正 %d はありません。".formatted(n));
        }
        return corrections.get(n - 1);
    }

    /** One correction: who asked for it, why, whether another person approved. */
    record Correction(Actor author, String reason, boolean approved) {}
}
