package jp.csirt.incident.read.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.MeasureState;
import jp.csirt.incident.domain.incident.OrderedMeasure;
import jp.csirt.incident.domain.incident.PreventionEvent;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.read.detail.IncidentDetail.CarryOver;
import jp.csirt.incident.read.detail.IncidentDetail.Decision;
import jp.csirt.incident.read.detail.IncidentDetail.EffectEntry;
import jp.csirt.incident.read.detail.IncidentDetail.Implementation;
import jp.csirt.incident.read.detail.IncidentDetail.MeasureEntry;
import jp.csirt.incident.read.detail.IncidentDetail.PreventionPlanEntry;
import jp.csirt.incident.read.record.Stamp;

/** 再発防止: the plans and the measures ordered. */
final class PreventionFold {

    private final List<PreventionPlanEntry> plans = new ArrayList<>();
    private final List<MeasureEntry> measures = new ArrayList<>();

    void on(PreventionEvent event, Stamp stamp) {
        switch (event) {
            case PreventionProposed e ->
                plans.add(new PreventionPlanEntry(e.n(), e.measures(), ApprovalState.PROPOSED, stamp, null));
            case PreventionDecided e -> decided(e, stamp);
            case MeasureImplemented e ->
                change(e.measureId(), m -> implemented(m, new Implementation(e.what(), stamp)));
            case MeasureVerified e ->
                change(e.measureId(), m -> verified(m, new EffectEntry(e.result(), e.note(), stamp)));
            case MeasureCarriedOver e ->
                change(e.measureId(), m -> carriedOver(m, new CarryOver(e.ownerPost(), e.dueOn(), e.reason(), stamp)));
        }
    }

    List<PreventionPlanEntry> plans() {
        return List.copyOf(plans);
    }

    List<MeasureEntry> measures() {
        return List.copyOf(measures);
    }

    private void decided(PreventionDecided e, Stamp stamp) {
        var decision = new Decision(
                e.result(),
                e.comment(),
                e.notNeededReason(),
                e.override() == null ? null : e.override().reason(),
                stamp);
        ApprovalState state = switch (e.result()) {
            case APPROVED -> ApprovalState.APPROVED;
            case RETURNED -> ApprovalState.RETURNED;
        };
        DetailFold.replace(
                plans,
                plan -> plan.n() == e.n(),
                plan -> new PreventionPlanEntry(plan.n(), plan.measures(), state, plan.stamp(), decision));
        for (OrderedMeasure order : e.orders()) {
            measures.add(new MeasureEntry(
                    order.measureId(),
                    order.measure(),
                    order.ownerPost(),
                    order.dueOn(),
                    MeasureState.ORDERED,
                    stamp,
                    null,
                    List.of(),
                    null));
        }
    }

    private void change(UUID measureId, UnaryOperator<MeasureEntry> change) {
        DetailFold.replace(measures, measure -> measure.measureId().equals(measureId), change);
    }

    private static MeasureEntry implemented(MeasureEntry m, Implementation implementation) {
        return new MeasureEntry(
                m.measureId(),
                m.measure(),
                m.ownerPost(),
                m.dueOn(),
                MeasureState.IMPLEMENTED,
                m.stamp(),
                implementation,
                m.verifications(),
                m.carryOver());
    }

    private static MeasureEntry verified(MeasureEntry m, EffectEntry effect) {
        return new MeasureEntry(
                m.measureId(),
                m.measure(),
                m.ownerPost(),
                m.dueOn(),
                switch (effect.result()) {
                    case EFFECTIVE -> MeasureState.VERIFIED;
                    case INEFFECTIVE -> m.carryOver() == null ? MeasureState.ORDERED : MeasureState.CARRIED_OVER;
                },
                m.stamp(),
                m.implementation(),
                Stream.concat(m.verifications().stream(), Stream.of(effect)).toList(),
                m.carryOver());
    }

    private static MeasureEntry carriedOver(MeasureEntry m, CarryOver carryOver) {
        return new MeasureEntry(
                m.measureId(),
                m.measure(),
                m.ownerPost(),
                m.dueOn(),
                MeasureState.CARRIED_OVER,
                m.stamp(),
                m.implementation(),
                m.verifications(),
                carryOver);
    }
}
