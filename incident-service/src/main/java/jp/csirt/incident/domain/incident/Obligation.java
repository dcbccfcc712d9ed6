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
 */
public record Obligation(
        UUID obligationId, Duty duty, @Nullable Due due, ObligationState state, boolean standing) {

    /** The id of an incident's duty to a recipient in a stage. */
    public static UUID idOf(IncidentId incidentId, Recipient recipient, ReportStage stage) {
        return NameBasedId.of(incidentId.value(), recipient + "/" + stage);
    }

    static Obligation of(ObligationDetermined determined) {
        Duty duty = determined.duty();
        return new Obligation(
                determined.obligationId(), duty, determined.due(), ObligationState.of(duty.strength()), true);
    }

    Obligation after(ObligationDetermined determined) {
        Duty now = determined.duty();
        boolean stronger = duty.strength() == Strength.PROPOSED && now.strength() == Strength.REQUIRED;
        boolean newGround = stronger || !duty.basis().containsAll(now.basis());
        return new Obligation(obligationId, now, determined.due(), state.determined(now.strength(), newGround), true);
    }

    Obligation withdrawn() {
        return new Obligation(obligationId, duty, due, state.withdrawn(), false);
    }

    /** The same obligation in another state. */
    Obligation in(ObligationState next) {
        return new Obligation(obligationId, duty, due, next, standing);
    }
}
