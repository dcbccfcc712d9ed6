package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ALREADY_APPROVED;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;
import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_ASSESSMENT;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.incident.AssessmentCommand.ApproveAssessment;
import jp.csirt.incident.domain.incident.AssessmentCommand.AssessIncident;
import jp.csirt.incident.domain.incident.AssessmentCommand.ConfirmSituation;
import jp.csirt.incident.domain.incident.AssessmentEvent.AssessmentApproved;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 状況確認・評価の状態.
 *
 * @param current number of the assessment in force; 0 = none since filing or reopening
 */
record AssessmentTrack(boolean situationConfirmed, TriState crimePossible, List<Assessment> assessments, int current) {

    AssessmentTrack {
        assessments = List.copyOf(assessments);
    }

    static AssessmentTrack of(Report report) {
        return new AssessmentTrack(false, report.crimePossible(), List.of(), 0);
    }

    SituationConfirmed confirm(ConfirmSituation command) {
        return new SituationConfirmed(command.incidentId(), command.act(), command.situation());
    }

    IncidentAssessed assess(AssessIncident command) {
        return new IncidentAssessed(
                command.incidentId(),
                command.act(),
                assessments.size() + 1,
                command.verdict(),
                command.level(),
                command.category(),
                command.reason());
    }

    AssessmentApproved approve(ApproveAssessment command) {
        Assessment assessment = assessment(command.n());
        if (assessment.approved()) {
            throw new IncidentRejected(ALREADY_APPROVED, "評価 %d はすでに承認されています。".formatted(command.n()));
        }
        Actor approver = command.act().actor();
        if (!SeparationOfDuties.permits(assessment.author(), approver, command.override())) {
            throw new IncidentRejected(SAME_PERSON, "評価した本人は承認できません。別の者が承認するか、やむを得ない理由を override.reason に記してください。");
        }
        return new AssessmentApproved(
                command.incidentId(),
                command.act(),
                command.n(),
                SeparationOfDuties.inEffect(assessment.author(), approver, command.override()));
    }

    AssessmentTrack after(IncidentEvent event) {
        return switch (event) {
            case AssessmentEvent e -> evolve(e);
            case IncidentReopened _ -> reopened();
            case IncidentImported e ->
                new AssessmentTrack(
                        true,
                        crimePossible,
                        List.of(new Assessment(e.verdict(), e.act().actor(), true)),
                        1);
            default -> this;
        };
    }

    private AssessmentTrack evolve(AssessmentEvent event) {
        return switch (event) {
            case SituationConfirmed(var _, var _, var situation) ->
                new AssessmentTrack(
                        true,
                        situation.crimePossible() == null ? crimePossible : situation.crimePossible(),
                        assessments,
                        current);
            case IncidentAssessed assessed -> {
                var all = new ArrayList<>(assessments);
                all.add(new Assessment(assessed.verdict(), assessed.act().actor(), false));
                yield new AssessmentTrack(situationConfirmed, crimePossible, all, all.size());
            }
            case AssessmentApproved approved -> {
                var all = new ArrayList<>(assessments);
                all.set(approved.n() - 1, all.get(approved.n() - 1).approve());
                yield new AssessmentTrack(situationConfirmed, crimePossible, all, current);
            }
        };
    }

    /** 再開後: the incident waits for a new assessment. */
    private AssessmentTrack reopened() {
        return new AssessmentTrack(true, crimePossible, assessments, 0);
    }

    @Nullable
    Assessment inForce() {
        return current == 0 ? null : assessments.get(current - 1);
    }

    private Assessment assessment(int n) {
        if (n < 1 || n > assessments.size()) {
            throw new IncidentRejected(UNKNOWN_ASSESSMENT, "評価 %d はありません。".formatted(n));
        }
        return assessments.get(n - 1);
    }

    /** One assessment: its verdict, who judged, whether another person approved. */
    record Assessment(Verdict verdict, Actor author, boolean approved) {

        private Assessment approve() {
            return new Assessment(verdict, author, true);
        }

        /** 該当又は該当のおそれ. */
        boolean confirmsIncident() {
            return verdict.confirmsIncident();
        }
    }
}
