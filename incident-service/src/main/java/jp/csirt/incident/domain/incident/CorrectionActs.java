package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.incident.CorrectionCommand.ApproveCorrection;
import jp.csirt.incident.domain.incident.CorrectionCommand.ProposeCorrection;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.axonframework.commandhandling.CommandHandler;

/** 訂正の行為 on an open incident. */
final class CorrectionActs {

    private final Incident incident;

    CorrectionActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    Created decide(ProposeCorrection command) {
        var proposed = incident.open().corrections().propose(command, incident.events());
        apply(proposed);
        return new Created(proposed.n());
    }

    /** What follows is judged by the corrected record. */
    @CommandHandler
    void decide(ApproveCorrection command, PolicyProfile profile, HolidayCalendar calendar) {
        var approved = incident.open().corrections().approve(command);
        apply(approved);
        Consequences.of(incident.open(), approved, profile, calendar).forEach(event -> apply(event));
    }
}
