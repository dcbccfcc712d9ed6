package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.incident.AssessmentCommand.ApproveAssessment;
import jp.csirt.incident.domain.incident.AssessmentCommand.AssessIncident;
import jp.csirt.incident.domain.incident.AssessmentCommand.ConfirmSituation;
import org.axonframework.commandhandling.CommandHandler;

/** 状況確認・評価の行為 on an open incident. */
final class AssessmentActs {

    private final Incident incident;

    AssessmentActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    void decide(ConfirmSituation command) {
        apply(incident.open().assessment().confirm(command));
    }

    @CommandHandler
    Created decide(AssessIncident command) {
        var assessed = incident.open().assessment().assess(command);
        apply(assessed);
        return new Created(assessed.n());
    }

    @CommandHandler
    void decide(ApproveAssessment command) {
        apply(incident.open().assessment().approve(command));
    }
}
