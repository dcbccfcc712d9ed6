package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.ID;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;

/** 義務の記録 of the tests: records facts with what follows from them, as the aggregate does. */
final class DutyLog {

    private final List<IncidentEvent> events = new ArrayList<>();
    private HolidayCalendar calendar = Calendars.SHIPPED;

    DutyLog by(HolidayCalendar other) {
        calendar = other;
        return this;
    }

    /** Records the fact and what follows; gives what was recorded. */
    List<IncidentEvent> record(IncidentEvent fact) {
        int before = events.size();
        events.add(fact);
        events.addAll(Consequences.of(state(), fact, Profiles.TOWN, calendar));
        return List.copyOf(events.subList(before, events.size()));
    }

    /** Records what has no consequences. */
    DutyLog and(IncidentEvent... more) {
        events.addAll(List.of(more));
        return this;
    }

    /** Submits the report of a duty, and records what follows. */
    List<ObligationEvent> submit(Recipient recipient, ReportStage stage, Instant at, boolean alsoFinal) {
        IncidentState before = state();
        Obligation obligation = obligation(recipient, stage);
        var submitted = new ExternalReportSubmitted(
                ID, act(Given.LEAD, at), ReportTarget.of(obligation), Obligations.submission(alsoFinal), null);
        var recorder = new DutyRecorder(
                ID, submitted.act(), before.level(), before.facts().drill(), Profiles.TOWN.reportLimits(calendar));
        List<ObligationEvent> further = FurtherReports.after(submitted, obligation, before, recorder);
        events.add(submitted);
        events.addAll(further);
        return further;
    }

    static Act act(Actor actor, Instant at) {
        return new Act(actor, at);
    }

    List<IncidentEvent> events() {
        return List.copyOf(events);
    }

    IncidentState state() {
        return IncidentState.fold(events);
    }

    Obligation obligation(Recipient recipient, ReportStage stage) {
        return state().obligations().stage(recipient, stage).orElseThrow();
    }

    Due due(Recipient recipient, ReportStage stage) {
        return Objects.requireNonNull(obligation(recipient, stage).due());
    }

    /** Every due time the duty had, oldest first. */
    List<Instant> hards(Recipient recipient, ReportStage stage) {
        return events.stream()
                .filter(ObligationDetermined.class::isInstance)
                .map(ObligationDetermined.class::cast)
                .filter(event -> event.obligationId().equals(Obligations.id(recipient, stage)))
                .map(event -> Objects.requireNonNull(event.due()).hard())
                .toList();
    }
}
