package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.FixedDue;
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
 * @param limit its due time in force
 * @param since when it arose; anew when it returned or a further report of the stage is owed
 * @param standing whether the facts still demand it
 * @param work what was done to fulfil it
 * @param fulfilment absent while it is open, and where no report was needed
 */
public record Obligation(
        UUID obligationId,
        Duty duty,
        FixedDue limit,
        Instant since,
        ObligationState state,
        boolean standing,
        ReportWork work,
        @Nullable Fulfilment fulfilment) {

    /** The id of an incident's duty to a recipient in a stage. */
    public static UUID idOf(IncidentId incidentId, Recipient recipient, ReportStage stage) {
        return NameBasedId.of(incidentId.value(), recipient + "/" + stage);
    }

    static Obligation of(ObligationDetermined determined) {
        Duty duty = determined.duty();
        return new Obligation(
                determined.obligationId(),
                duty,
                limit(determined),
                determined.act().occurredAt(),
                ObligationState.of(duty.strength()),
                true,
                ReportWork.NONE,
                null);
    }

    /** 期限; absent where none can be told. */
    public @Nullable Due due() {
        return limit.due();
    }

    /** Still open when its due time has passed. */
    public boolean isOverdue(Instant now) {
        Due due = limit.due();
        return standing && state.open() && due != null && due.passedAt(now);
    }

    Obligation after(ObligationDetermined determined) {
        Duty now = determined.duty();
        Instant at = determined.act().occurredAt();
        boolean settled = state.submitted() || state == ObligationState.NOT_APPLICABLE;
        if (settled && now.stage().recurs()) {
            return new Obligation(
                    obligationId,
                    now,
                    limit(determined),
                    at,
                    ObligationState.of(now.strength()),
                    true,
                    work.anew(),
                    null);
        }
        return new Obligation(
                obligationId,
                now,
                limit(determined),
                standing ? since : at,
                state.determined(now.strength(), gains(now)),
                true,
                work,
                fulfilment);
    }

    /** Whether the duty would have a ground that was not there, or was only possible. */
    boolean gains(Duty now) {
        boolean stronger = duty.strength() == Strength.PROPOSED && now.strength() == Strength.REQUIRED;
        return stronger || !duty.basis().containsAll(now.basis());
    }

    private static FixedDue limit(ObligationDetermined determined) {
        return new FixedDue(determined.due(), determined.calendarVersion());
    }

    Obligation withdrawn() {
        return new Obligation(obligationId, duty, limit, since, state.withdrawn(), false, work, fulfilment);
    }

    /** The same obligation in another state. */
    Obligation in(ObligationState next) {
        return in(next, work);
    }

    /** The same obligation with more done, in the state that gives. */
    Obligation in(ObligationState next, ReportWork done) {
        return new Obligation(obligationId, duty, limit, since, next, standing, done, fulfilment);
    }

    /** Fulfilled at that instant; late when the due time in force had passed. */
    Obligation submitted(Instant at, ReportWork done) {
        Due due = limit.due();
        return fulfilled(new Fulfilment(at, due == null ? null : due.lateness(at)), done);
    }

    /** Done before it was owed, or after the decision that it need not be done: so never late. */
    Obligation submittedInTime(Instant at) {
        return fulfilled(new Fulfilment(at, null), work);
    }

    private Obligation fulfilled(Fulfilment fulfilled, ReportWork done) {
        return new Obligation(obligationId, duty, limit, since, ObligationState.SUBMITTED, standing, done, fulfilled);
    }
}
