package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 状況確認・評価. */
public sealed interface AssessmentEvent extends IncidentEvent {

    /** 状況が確認された. Source: 志免町 5.3(3)①前段. */
    @Revision("1")
    record SituationConfirmed(IncidentId incidentId, Act act, Situation situation) implements AssessmentEvent {}

    /** 評価された. {@code level} is what the assessor found; a lower one than the present is only a proposal. Source: 志免町 5.3(3)①後段. */
    @Revision("1")
    record IncidentAssessed(
            IncidentId incidentId,
            Act act,
            int n,
            Verdict verdict,
            int level,
            Category category,
            @Personal String reason)
            implements AssessmentEvent {}

    /** 評価が承認された by another person, or with a recorded override. Source: 志免町 1(8)①, 5.3(3)①. */
    @Revision("1")
    record AssessmentApproved(
            IncidentId incidentId, Act act, int n, @Nullable DutyOverride override) implements AssessmentEvent {}
}
