package jp.csirt.incident.domain.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.MeasureState;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;

/**
 * 指示された措置 as it is followed.
 *
 * @param carriedOver whether it is followed in the 改善計画
 * @param since the event that brought it into this state, and when that was recorded
 */
record Measure(
        UUID id,
        String what,
        Post owner,
        LocalDate dueOn,
        MeasureState state,
        boolean carriedOver,
        RecordedFact since) {

    /** Every ordered measure, in the order of the orders. */
    static List<Measure> allIn(List<RecordedFact> facts) {
        var measures = new LinkedHashMap<UUID, Measure>();
        for (RecordedFact fact : facts) {
            switch (fact.event()) {
                case PreventionDecided e ->
                    e.orders()
                            .forEach(order -> measures.put(
                                    order.measureId(),
                                    new Measure(
                                            order.measureId(),
                                            order.measure(),
                                            Ask.post(order.ownerPost()),
                                            order.dueOn(),
                                            MeasureState.ORDERED,
                                            false,
                                            fact)));
                case MeasureImplemented e ->
                    measures.computeIfPresent(
                            e.measureId(), (_, measure) -> measure.in(MeasureState.IMPLEMENTED, fact));
                case MeasureVerified e ->
                    measures.computeIfPresent(
                            e.measureId(), (_, measure) -> measure.in(measure.after(e.result()), fact));
                case MeasureCarriedOver e ->
                    measures.computeIfPresent(
                            e.measureId(),
                            (id, measure) -> new Measure(
                                    id,
                                    measure.what(),
                                    Ask.post(e.ownerPost()),
                                    e.dueOn(),
                                    MeasureState.CARRIED_OVER,
                                    true,
                                    fact));
                default -> {}
            }
        }
        return List.copyOf(measures.values());
    }

    /** The measure as what something is about. */
    Topic topic() {
        return Topic.of(id, what);
    }

    /** When it was asked for. */
    Instant recordedAt() {
        return since.recordedAt();
    }

    private Measure in(MeasureState next, RecordedFact fact) {
        return new Measure(id, what, owner, dueOn, next, carriedOver, fact);
    }

    /** What has no effect is to be done anew where it was to be done. */
    private MeasureState after(EffectCheck result) {
        return switch (result) {
            case EFFECTIVE -> MeasureState.VERIFIED;
            case INEFFECTIVE -> carriedOver ? MeasureState.CARRIED_OVER : MeasureState.ORDERED;
        };
    }
}
