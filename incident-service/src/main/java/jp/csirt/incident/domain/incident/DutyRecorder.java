package jp.csirt.incident.domain.incident;

import java.util.Objects;
import java.util.Optional;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.FixedDue;
import jp.csirt.incident.domain.externalreport.ReportLimits;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 義務の記録: how the duties that one act brings or changes are written down, each with its due time.
 *
 * @param level 被害レベル in force after the act
 */
@Source(document = "requirements", clause = "C.3, D.3")
record DutyRecorder(IncidentId id, Act act, int level, boolean drill, ReportLimits limits) {

    /** A duty that arises with the act. */
    ObligationDetermined arisen(Duty duty, String reason) {
        return determined(duty, limits.of(duty, level, act.occurredAt()), reason);
    }

    /** A duty that stood before, where the act changes its grounds or its due time; what is settled keeps its due time. */
    Optional<ObligationEvent> changed(Obligation known, Duty duty, String reason) {
        FixedDue limit = limit(known, duty);
        boolean same = known.duty().equals(duty) && (!known.state().open() || Objects.equals(limit.due(), known.due()));
        return same ? Optional.empty() : Optional.of(determined(duty, limit, reason));
    }

    /** A duty that nothing asks for any more. */
    ObligationWithdrawn withdrawn(Obligation gone, String reason) {
        return new ObligationWithdrawn(
                id,
                act,
                gone.obligationId(),
                gone.duty().recipient(),
                gone.duty().stage(),
                reason);
    }

    private FixedDue limit(Obligation known, Duty duty) {
        FixedDue computed = limits.of(duty, level, known.since());
        return keeps(known, duty, computed) ? known.limit() : computed;
    }

    /**
     * 過ぎた期限は隠れない: a limit of the timetable that was missed stays when only the level changes, and moves to a later one
     * only when the knowledge it runs from is corrected to a later time. What was settled keeps the limit it was judged by.
     */
    private boolean keeps(Obligation known, Duty duty, FixedDue computed) {
        if (duty.stage().limitedByLaw()) {
            return false;
        }
        boolean sameKnowledge = duty.awareAt().equals(known.duty().awareAt());
        if (!known.state().open()) {
            return sameKnowledge;
        }
        Due inForce = known.due();
        if (inForce == null || !inForce.passedAt(act.occurredAt())) {
            return false;
        }
        boolean laterKnowledge = duty.awareAt().isAfter(known.duty().awareAt());
        return sameKnowledge || (!laterKnowledge && isLater(computed.due(), inForce));
    }

    private static boolean isLater(@Nullable Due computed, Due inForce) {
        return computed == null || computed.hard().isAfter(inForce.hard());
    }

    private ObligationDetermined determined(Duty duty, FixedDue limit, String reason) {
        return new ObligationDetermined(
                id,
                act,
                Obligation.idOf(id, duty.recipient(), duty.stage()),
                duty,
                limit.due(),
                DeterminationPolicy.VERSION,
                limit.calendarVersion(),
                drill,
                reason);
    }
}
