package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.incident.LevelCommand.ApproveLevelChange;
import jp.csirt.incident.domain.incident.LevelCommand.ChangeLevel;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateLifecycle;

/** 被害レベルの行為 on an open incident. */
final class LevelActs {

    private final Incident incident;

    LevelActs(Incident incident) {
        this.incident = incident;
    }

    @CommandHandler
    Created decide(ChangeLevel command, PolicyProfile profile, HolidayCalendar calendar) {
        IncidentState now = incident.open();
        int n = now.levels().changes().size() + 1;
        var change = now.levels().change(command, now.facts().now());
        record(now, change, profile, calendar);
        return new Created(n);
    }

    @CommandHandler
    void decide(ApproveLevelChange command, PolicyProfile profile, HolidayCalendar calendar) {
        IncidentState now = incident.open();
        record(now, now.levels().approve(command, now.facts().now()), profile, calendar);
    }

    /** A change in effect moves due times; one that waits for approval moves nothing yet. */
    private static void record(IncidentState now, LevelEvent change, PolicyProfile profile, HolidayCalendar calendar) {
        now.withConsequences(change, profile, calendar).forEach(AggregateLifecycle::apply);
    }
}
