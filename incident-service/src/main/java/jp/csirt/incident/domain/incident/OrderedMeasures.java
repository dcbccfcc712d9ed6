package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.MEASURE_ALREADY_SETTLED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.MEASURE_NOT_IMPLEMENTED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.MEASURE_NOT_ORDERED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_MEASURE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.domain.incident.PreventionCommand.CarryOverMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.ImplementMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.VerifyMeasure;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 指示された措置の状態: 指示済 → 実施済 → 効果確認済, or 改善計画へ, where it is implemented and its effect checked all the same. A
 * measure without effect is to be implemented anew.
 */
@Source(document = "志免町 対策基準", clause = "5.3(3)⑤, 9.1(7)")
record OrderedMeasures(Map<UUID, Measure> measures) {

    static final OrderedMeasures NONE = new OrderedMeasures(Map.of());

    OrderedMeasures {
        measures = Map.copyOf(measures);
    }

    boolean settled() {
        return measures.values().stream().allMatch(Measure::settled);
    }

    /** Whether the measure was carried over: it no longer stands against closing, and goes on after it. */
    boolean isCarriedOver(UUID id) {
        Measure measure = measures.get(id);
        return measure != null && measure.carriedOver();
    }

    MeasureImplemented implement(ImplementMeasure command) {
        Measure measure = measure(command.measureId());
        if (measure.state() != MeasureState.ORDERED && measure.state() != MeasureState.CARRIED_OVER) {
            throw new IncidentRejected(
                    MEASURE_NOT_ORDERED,
                    "この措置は%sです。実施を記録できるのは、指示済又は改善計画へ引き継いだ措置だけです。"
                            .formatted(measure.state().label()));
        }
        return new MeasureImplemented(command.incidentId(), command.act(), command.measureId(), command.what());
    }

    MeasureVerified verify(VerifyMeasure command) {
        Measure measure = measure(command.measureId());
        Actor implementer = measure.implementer();
        if (measure.state() == MeasureState.VERIFIED || implementer == null) {
            throw new IncidentRejected(
                    MEASURE_NOT_IMPLEMENTED,
                    "この措置は%sです。効果を確認できるのは実施済の措置だけです。".formatted(measure.state().label()));
        }
        if (implementer.samePerson(command.act().actor())) {
            throw new IncidentRejected(SAME_PERSON, "実施した本人は効果を確認できません。別の者が確認してください。");
        }
        return new MeasureVerified(
                command.incidentId(), command.act(), command.measureId(), command.result(), command.note());
    }

    MeasureCarriedOver carryOver(CarryOverMeasure command) {
        Measure measure = measure(command.measureId());
        if (measure.state() == MeasureState.VERIFIED) {
            throw new IncidentRejected(
                    MEASURE_ALREADY_SETTLED,
                    "この措置は%sのため、引き継ぐ必要がありません。".formatted(measure.state().label()));
        }
        return new MeasureCarriedOver(
                command.incidentId(),
                command.act(),
                command.measureId(),
                command.ownerPost(),
                command.dueOn(),
                command.reason());
    }

    OrderedMeasures ordered(List<OrderedMeasure> orders) {
        var all = new HashMap<>(measures);
        orders.forEach(order -> all.put(order.measureId(), new Measure(MeasureState.ORDERED, null, false)));
        return new OrderedMeasures(all);
    }

    OrderedMeasures implemented(UUID id, Actor by) {
        return with(id, measure(id).in(MeasureState.IMPLEMENTED, by));
    }

    OrderedMeasures verified(UUID id, EffectCheck result) {
        Measure measure = measure(id);
        return switch (result) {
            case EFFECTIVE -> with(id, measure.in(MeasureState.VERIFIED, measure.implementer()));
            case INEFFECTIVE -> with(id, measure.in(measure.outstanding(), null));
        };
    }

    OrderedMeasures carriedOver(UUID id) {
        return with(id, new Measure(MeasureState.CARRIED_OVER, measure(id).implementer(), true));
    }

    private OrderedMeasures with(UUID id, Measure measure) {
        var all = new HashMap<>(measures);
        all.put(id, measure);
        return new OrderedMeasures(all);
    }

    private Measure measure(UUID id) {
        Measure measure = measures.get(id);
        if (measure == null) {
            throw new IncidentRejected(UNKNOWN_MEASURE, "措置 %s はありません。".formatted(id));
        }
        return measure;
    }

    /**
     * One measure.
     *
     * @param implementer who implemented it last
     * @param carriedOver whether it is followed in the 改善計画
     */
    record Measure(MeasureState state, @Nullable Actor implementer, boolean carriedOver) {

        boolean settled() {
            return carriedOver || state == MeasureState.VERIFIED;
        }

        private Measure in(MeasureState next, @Nullable Actor by) {
            return new Measure(next, by, carriedOver);
        }

        /** Where it stands until it is implemented. */
        private MeasureState outstanding() {
            return carriedOver ? MeasureState.CARRIED_OVER : MeasureState.ORDERED;
        }
    }
}
