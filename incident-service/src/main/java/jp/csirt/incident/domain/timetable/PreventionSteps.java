package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.CauseCertainty;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.OrderedMeasure;
import jp.csirt.incident.domain.incident.PreventionEvent;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;

/** 原因究明と再発防止: the ends of steps 21 and 22, and steps 23 to 25; one run of 24 for each plan, one of 25 for each measure. */
final class PreventionSteps {

    private static final StepKey REPORT = StepKey.of(Step.PREVENTION_REPORT);

    private final Runs runs;

    /** The first instant after the last day of each measure that was not carried over. */
    private final Map<UUID, Instant> limits = new HashMap<>();

    PreventionSteps(Runs runs) {
        this.runs = runs;
    }

    void on(IncidentEvent event) {
        Instant at = event.act().occurredAt();
        switch (event) {
            case CauseRecorded recorded -> {
                runs.done(StepKey.of(Step.CAUSE_HYPOTHESIS), at);
                if (recorded.cause().certainty() != CauseCertainty.HYPOTHESIS) {
                    runs.done(StepKey.of(Step.CAUSE), at);
                    runs.begin(REPORT, at);
                }
            }
            case PreventionEvent prevented -> on(prevented, at);
            default -> {}
        }
    }

    private void on(PreventionEvent event, Instant at) {
        switch (event) {
            case PreventionProposed proposed -> {
                runs.done(REPORT, at);
                runs.drop(EnumSet.of(Step.CISO_DECISION), at); // the newest plan takes the place of one that waits
                runs.begin(StepKey.of(Step.CISO_DECISION, proposed.n()), at);
            }
            case PreventionDecided decided -> decided(decided, at);
            case MeasureImplemented implemented -> runs.done(StepKey.of(Step.MEASURE, implemented.measureId()), at);
            case MeasureVerified verified -> {
                UUID measure = verified.measureId();
                Instant limit = limits.get(measure);
                if (verified.result() == EffectCheck.INEFFECTIVE && limit != null) {
                    runs.again(StepKey.of(Step.MEASURE, measure), at, limit);
                }
            }
            case MeasureCarriedOver carried -> {
                limits.remove(carried.measureId());
                runs.waive(StepKey.of(Step.MEASURE, carried.measureId()), at);
            }
        }
    }

    private void decided(PreventionDecided decided, Instant at) {
        runs.done(StepKey.of(Step.CISO_DECISION, decided.n()), at);
        if (decided.result() == DecisionResult.RETURNED) {
            runs.again(REPORT, at, null);
        }
        for (OrderedMeasure order : decided.orders()) {
            Instant limit = TokyoTime.startOf(order.dueOn().plusDays(1));
            limits.put(order.measureId(), limit);
            runs.follow(StepKey.of(Step.MEASURE, order.measureId()), at, limit);
        }
    }
}
