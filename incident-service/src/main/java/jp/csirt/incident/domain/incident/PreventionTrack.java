package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_DECIDED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_PREVENTION_PLAN;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.incident.PreventionCommand.DecidePrevention;
import jp.csirt.incident.domain.incident.PreventionCommand.ProposePrevention;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;

/** 再発防止策の状態: the plans reported to the CISO and the measures ordered. */
record PreventionTrack(List<Plan> plans, OrderedMeasures measures) {

    static final PreventionTrack NONE = new PreventionTrack(List.of(), OrderedMeasures.NONE);

    PreventionTrack {
        plans = List.copyOf(plans);
    }

    /** A plan lies with the CISO or was approved; a returned one must be made anew. */
    boolean proposed() {
        return !plans.isEmpty() && plans.getLast().result() != DecisionResult.RETURNED;
    }

    /** The CISO confirmed and ordered measures, or found none needed. */
    boolean directed() {
        return !plans.isEmpty() && plans.getLast().result() == DecisionResult.APPROVED;
    }

    PreventionProposed propose(ProposePrevention command) {
        return new PreventionProposed(command.incidentId(), command.act(), plans.size() + 1, command.measures());
    }

    PreventionDecided decide(DecidePrevention command) {
        Plan plan = plan(command.n());
        if (plan.result() != null) {
            throw new IncidentRejected(ALREADY_DECIDED, "再発防止策 %d はすでに決定されています。".formatted(command.n()));
        }
        Actor approver = command.act().actor();
        if (!SeparationOfDuties.permits(plan.author(), approver, command.override())) {
            throw new IncidentRejected(SAME_PERSON, "起案した本人は確認できません。別の者が確認するか、やむを得ない理由を override.reason に記してください。");
        }
        return new PreventionDecided(
                command.incidentId(),
                command.act(),
                command.n(),
                command.result(),
                command.comment(),
                command.orders(),
                command.notNeededReason(),
                SeparationOfDuties.inEffect(plan.author(), approver, command.override()));
    }

    PreventionTrack evolve(PreventionEvent event) {
        return switch (event) {
            case PreventionProposed proposed -> {
                var all = new ArrayList<>(plans);
                all.add(new Plan(proposed.act().actor(), null));
                yield new PreventionTrack(all, measures);
            }
            case PreventionDecided decided -> {
                var all = new ArrayList<>(plans);
                all.set(decided.n() - 1, new Plan(all.get(decided.n() - 1).author(), decided.result()));
                yield new PreventionTrack(all, measures.ordered(decided.orders()));
            }
            case MeasureImplemented implemented ->
                new PreventionTrack(
                        plans,
                        measures.implemented(
                                implemented.measureId(), implemented.act().actor()));
            case MeasureVerified verified ->
                new PreventionTrack(plans, measures.verified(verified.measureId(), verified.result()));
            case MeasureCarriedOver carried -> new PreventionTrack(plans, measures.carriedOver(carried.measureId()));
        };
    }

    private Plan plan(int n) {
        if (n < 1 || n > plans.size()) {
            throw new IncidentRejected(UNKNOWN_PREVENTION_PLAN, "再発防止策 %d はありません。".formatted(n));
        }
        return plans.get(n - 1);
    }

    /** One plan: who wrote it and what the CISO decided; null while it waits. */
    record Plan(Actor author, @Nullable DecisionResult result) {}
}
