package jp.csirt.incident.domain.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 再発防止. Source: 志免町 5.3(3)④⑤. */
public sealed interface PreventionEvent extends IncidentEvent {

    /** 再発防止策がCISOに報告された. */
    @Revision("1")
    record PreventionProposed(IncidentId incidentId, Act act, int n, List<ProposedMeasure> measures)
            implements PreventionEvent {
        public PreventionProposed {
            measures = List.copyOf(measures);
        }
    }

    /** CISOが確認し、措置を指示した（又は差し戻した）. */
    @Revision("1")
    record PreventionDecided(
            IncidentId incidentId,
            Act act,
            int n,
            DecisionResult result,
            @Personal String comment,
            List<OrderedMeasure> orders,
            @Personal @Nullable String notNeededReason,
            @Nullable DutyOverride override)
            implements PreventionEvent {
        public PreventionDecided {
            orders = List.copyOf(orders);
        }
    }

    /** 措置が実施された. */
    @Revision("1")
    record MeasureImplemented(
            IncidentId incidentId,
            Act act,
            UUID measureId,
            @Personal String what) implements PreventionEvent {}

    /** 措置の効果が確認された by another person than its implementer. */
    @Revision("1")
    record MeasureVerified(
            IncidentId incidentId,
            Act act,
            UUID measureId,
            EffectCheck result,
            @Personal String note) implements PreventionEvent {}

    /** 措置が改善計画へ引き継がれた. */
    @Revision("1")
    record MeasureCarriedOver(
            IncidentId incidentId,
            Act act,
            UUID measureId,
            String ownerPost,
            LocalDate dueOn,
            @Personal String reason) implements PreventionEvent {}
}
