package jp.csirt.incident.domain.incident;

import java.util.UUID;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.shared.NameBasedId;
import org.jspecify.annotations.Nullable;

/**
 * 外部報告義務: one per recipient and stage, so that its id is the same whenever it arises.
 *
 * @param duty what the facts demand, or last demanded
 * @param standing whether the facts still demand it
 * @param work what was done to fulfil it
 */
public record Obligation(
        UUID obligationId, Duty duty, @Nullable Due due, ObligationState state, boolean standing, ReportWork work) {

    /** The id of an incident's duty to a recipient in a stage. */
    public static UUID idOf(IncidentId incidentId, Recipient recipient, ReportStage stage) {
        return NameBasedId.of(incidentId.value(), recipient + "/" + stage);
    }

    static Obligation of(ObligationDetermined determined) {
        Duty duty = determined.duty();
        return new Obligation(
                determined.obligationId(),
                duty,
                determined.due(),
                ObligationState.of(duty.strength()),
                true,
                ReportWork.NONE);
    }

    Obligation after(ObligationDetermined determined) {
        Duty now = determined.duty();
        boolean stronger = duty.strength() == Strength.PROPOSED && now.strength() == Strength.REQUIRED;
        boolean newGround = stronger || !duty.basis().containsAll(now.basis());
        return new Obligation(
                obligationId, now, determined.due(), state.determined(now.strength(), newGround), true, work);
    }

    Obligation withdrawn() {
        return new Obligation(obligationId, duty, due, state.withdrawn(), false, work);
    }

    /** The same obligation in another state. */
    Obligation in(ObligationState next) {
        return new Obligation(obligationId, duty, due, next, standing, work);
    }

    /** The same obligation with more done, in the state that gives. */
    Obligation in(ObligationState next, ReportWork done) {
        return new Obligation(obligationId, duty, due, next, standing, done);
    }

    /** Submitted, and nobody but the author has looked at it. */
    boolean lacksApproval() {
        return work.submittedAt() != null && !work.approved();
    }
}
