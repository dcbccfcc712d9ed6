package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.incident.AssessmentCommand.ApproveAssessment;
import jp.csirt.incident.domain.incident.AssessmentCommand.AssessIncident;
import jp.csirt.incident.domain.incident.AssessmentCommand.ConfirmSituation;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateLifecycle;

/** 状況確認・評価の行為 on an open incident. */
final class AssessmentActs {

    private final Incident incident;

    AssessmentActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    void decide(ConfirmSituation command, PolicyProfile profile, HolidayCalendar calendar) {
        IncidentState now = incident.open();
        now.withConsequences(now.assessment().confirm(command), profile, calendar)
                .forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    Created decide(AssessIncident command, PolicyProfile profile, HolidayCalendar calendar) {
        IncidentState now = incident.open();
        var assessed = now.assessment().assess(command);
        LevelTrack.mustReachFloor(assessed.level(), now.evolve(assessed).facts().now());
        now.withConsequences(assessed, profile, calendar).forEach(AggregateLifecycle::apply);
        return new Created(assessed.n());
    }

    @CommandHandler
    void decide(ApproveAssessment command) {
        apply(incident.open().assessment().approve(command));
    }
}
