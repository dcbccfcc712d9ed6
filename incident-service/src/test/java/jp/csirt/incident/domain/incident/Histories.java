package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.approved;
import static jp.csirt.incident.domain.incident.Given.assessed;
import static jp.csirt.incident.domain.incident.Given.causeRecorded;
import static jp.csirt.incident.domain.incident.Given.closed;
import static jp.csirt.incident.domain.incident.Given.closureProposed;
import static jp.csirt.incident.domain.incident.Given.containmentExecuted;
import static jp.csirt.incident.domain.incident.Given.decided;
import static jp.csirt.incident.domain.incident.Given.proposed;
import static jp.csirt.incident.domain.incident.Given.received;
import static jp.csirt.incident.domain.incident.Given.recoveryExecuted;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Given.situationConfirmed;
import static jp.csirt.incident.domain.incident.Given.toldCiso;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;

/** 経過: the shortest run of events that brings an incident to a milestone. */
final class Histories {

    private static final List<IncidentEvent> CONFIRMED_PATH = List.of(
            Given.reported(),
            received(),
            situationConfirmed(),
            assessed(1, Verdict.INCIDENT),
            toldCiso(InternalReportKind.ASSESSMENT),
            containmentExecuted(1),
            recoveryExecuted(1),
            causeRecorded(CauseCertainty.DETERMINED),
            proposed(1),
            decided(1, DecisionResult.APPROVED, Given.ORDER));

    private Histories() {}

    /** Every milestone an open incident can stand at, in order. */
    static List<Milestone> openMilestones() {
        return Stream.of(Milestone.values())
                .filter(milestone -> milestone != Milestone.CLOSED && milestone != Milestone.REOPENED)
                .toList();
    }

    /** The events up to and with the one that enters the milestone. */
    static List<IncidentEvent> upTo(Milestone milestone) {
        return switch (milestone) {
            case REPORTED -> CONFIRMED_PATH.subList(0, 1);
            case RECEIVED -> CONFIRMED_PATH.subList(0, 2);
            case ASSESSING -> CONFIRMED_PATH.subList(0, 3);
            case NOT_INCIDENT -> and(upTo(Milestone.ASSESSING), assessed(1, Verdict.NOT_INCIDENT));
            case CONFIRMED -> CONFIRMED_PATH.subList(0, 4);
            case CISO_REPORTED -> CONFIRMED_PATH.subList(0, 5);
            case CONTAINED -> CONFIRMED_PATH.subList(0, 6);
            case RECOVERED -> CONFIRMED_PATH.subList(0, 7);
            case CAUSE_IDENTIFIED -> CONFIRMED_PATH.subList(0, 8);
            case PREVENTION_REPORTED -> CONFIRMED_PATH.subList(0, 9);
            case CISO_DIRECTED -> CONFIRMED_PATH;
            case CLOSED -> and(upTo(Milestone.NOT_INCIDENT), approved(1), closureProposed(), closed());
            case REOPENED -> and(upTo(Milestone.CLOSED), Given.reopened());
        };
    }

    /** What is recorded when the fact comes after the events: the fact itself and what the rules make of it. */
    static Object[] commit(List<IncidentEvent> events, IncidentEvent fact) {
        return IncidentState.fold(events)
                .withConsequences(fact, Profiles.TOWN, Calendars.SHIPPED)
                .toArray();
    }

    /** What is recorded when the incident begins. */
    static Object[] begun(IncidentReported reported) {
        return Stream.concat(
                        Stream.of(reported),
                        Consequences.of(IncidentState.of(reported), reported, Profiles.TOWN, Calendars.SHIPPED)
                                .stream())
                .toArray();
    }

    /** As {@link #begun}, as a history. */
    static List<IncidentEvent> beginning(IncidentReported reported) {
        return Stream.of(begun(reported)).map(IncidentEvent.class::cast).toList();
    }

    /** The events with more after them. */
    static List<IncidentEvent> and(List<IncidentEvent> events, IncidentEvent... more) {
        var all = new ArrayList<>(events);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
