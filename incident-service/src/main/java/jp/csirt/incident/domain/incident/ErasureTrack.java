package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ERASED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ERASURE_NOT_PROPOSED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.NOT_CLOSED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.RETENTION_NOT_OVER;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;

import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import jp.csirt.incident.domain.deadline.RetentionLimit;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.incident.ErasureCommand.EraseIncident;
import jp.csirt.incident.domain.incident.ErasureCommand.ProposeErasure;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 消去の状態.
 *
 * @param lastActAt the latest time of any act: the 保存期間 runs from it, so that a closing dated back does not shorten it
 * @param proposedBy who applied for it since that act
 */
record ErasureTrack(Instant lastActAt, @Nullable Actor proposedBy, boolean erased) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu年M月d日 H時mm分").withZone(TokyoTime.ZONE);

    /** Nobody wants it erased. */
    static ErasureTrack since(Instant lastActAt) {
        return new ErasureTrack(lastActAt, null, false);
    }

    /**
     * Refuses every act on an erased incident.
     *
     * @throws IncidentRejected when it is erased
     */
    void mustNotBeErased() {
        if (erased) {
            throw new IncidentRejected(ERASED, "この事案は消去済みのため、もう何も記録できません。閲覧はできます。");
        }
    }

    ErasureProposed propose(ProposeErasure command, boolean closed, Period retention) {
        retainedUntil(command, closed, retention);
        return new ErasureProposed(command.incidentId(), command.act(), command.reason());
    }

    IncidentErased erase(EraseIncident command, boolean closed, Period retention) {
        Instant retainedUntil = retainedUntil(command, closed, retention);
        if (proposedBy == null) {
            throw new IncidentRejected(ERASURE_NOT_PROPOSED, "消去が申請されていません。申請（erasure-proposal）を受けてから許可してください。");
        }
        Actor approver = command.act().actor();
        if (!SeparationOfDuties.permits(proposedBy, approver, command.override())) {
            throw new IncidentRejected(SAME_PERSON, "消去を申請した本人は許可できません。別の者が許可するか、やむを得ない理由を override.reason に記してください。");
        }
        return new IncidentErased(
                command.incidentId(),
                command.act(),
                ErasureMethod.KEY_DESTROYED,
                retainedUntil,
                SeparationOfDuties.inEffect(proposedBy, approver, command.override()));
    }

    private Instant retainedUntil(ErasureCommand command, boolean closed, Period retention) {
        if (!closed) {
            throw new IncidentRejected(NOT_CLOSED, "この事案は完了していないため、消去できません。");
        }
        Instant end = RetentionLimit.endOf(lastActAt, retention);
        if (command.occurredAt().isBefore(end)) {
            throw new IncidentRejected(
                    RETENTION_NOT_OVER, "この事案の保存期間は%sまでです。その後に消去してください。".formatted(TIME.format(end)));
        }
        return end;
    }

    /** After one more event; what was applied for before an act of another track no longer counts. */
    ErasureTrack after(IncidentEvent event) {
        return switch (event) {
            case ErasureProposed e -> new ErasureTrack(lastActAt, e.act().actor(), erased);
            case IncidentErased _ -> new ErasureTrack(lastActAt, proposedBy, true);
            default -> new ErasureTrack(later(event.act().occurredAt()), null, erased);
        };
    }

    private Instant later(Instant occurredAt) {
        return occurredAt.isAfter(lastActAt) ? occurredAt : lastActAt;
    }
}
