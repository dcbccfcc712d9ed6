package jp.csirt.incident.domain.incident;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.incident.ClosureCommand.CloseIncident;
import jp.csirt.incident.domain.incident.ClosureCommand.ProposeClosure;
import jp.csirt.incident.domain.incident.ClosureCommand.ReopenIncident;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.ImportCommand.ImportIncident;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.ReportingCommand.NoteReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReceiveReport;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.shared.Act;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * 事案: decides by its tracks' rules and records what happened. 報告 → 評価 → 応急措置 → 原因究明 → 再発防止 → 完了, but no
 * urgent act waits for a milestone; only closing is guarded. A closed incident takes nothing but the report to the
 * committee that closing asks for, what becomes of a measure that was carried over and of an exception, its reopening
 * and, after its retention, its erasure.
 */
@AggregateRoot(type = "incident")
public class Incident {

    @AggregateIdentifier
    private @Nullable IncidentId id;

    private @Nullable IncidentState state;
    private RecentRequests requests = RecentRequests.NONE;

    private final List<IncidentEvent> recorded = new ArrayList<>();

    @AggregateMember
    final AssessmentActs assessment = new AssessmentActs(this);

    @AggregateMember
    final LevelActs levels = new LevelActs(this);

    @AggregateMember
    final ResponseActs response = new ResponseActs(this);

    @AggregateMember
    final FindingActs findings = new FindingActs(this);

    @AggregateMember
    final PreventionActs prevention = new PreventionActs(this);

    @AggregateMember
    final OutsideActs outside = new OutsideActs(this);

    @AggregateMember
    final ErasureActs erasure = new ErasureActs(this);

    @AggregateMember
    final ExternalReportActs externalReports = new ExternalReportActs(this);

    @AggregateMember
    final DirectionActs directions = new DirectionActs(this);

    @AggregateMember
    final VendorActs vendor = new VendorActs(this);

    @AggregateMember
    final PersonnelActs personnel = new PersonnelActs(this);

    @AggregateMember
    final CorrectionActs corrections = new CorrectionActs(this);

    @AggregateMember
    final ExceptionActs exceptions = new ExceptionActs(this);

    /** For the repository, which replays the events. */
    Incident() {}

    @CommandHandler
    Incident(ReportIncident command, PolicyProfile profile, HolidayCalendar calendar) {
        var reported = ReportingTrack.report(command);
        apply(reported);
        Consequences.of(IncidentState.of(reported), reported, profile, calendar).forEach(AggregateLifecycle::apply);
        ReportingTrack.collapsed(command).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    Incident(ImportIncident command) {
        apply(new IncidentReported(command.incidentId(), command.act(), command.number(), command.report()));
        apply(new IncidentImported(
                command.incidentId(),
                new Act(command.act().actor(), command.closedAt()),
                command.originalNumber(),
                command.verdict()));
    }

    @CommandHandler
    void decide(ReceiveReport command) {
        apply(open().reporting().receive(command));
    }

    @CommandHandler
    void decide(NoteReport command) {
        IncidentState now = open();
        apply(now.reporting().note(command, now.level()));
    }

    @CommandHandler
    void decide(ReportInternally command) {
        apply(open().reporting().reportInternally(command));
    }

    @CommandHandler
    void decide(ProposeClosure command) {
        apply(open().closure().propose(command));
    }

    @CommandHandler
    void decide(CloseIncident command, PolicyProfile profile, HolidayCalendar calendar) {
        IncidentState now = open();
        var closed = now.closure().close(command, ClosingGuards.unmet(now));
        now.withConsequences(closed, profile, calendar).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    void decide(ReopenIncident command, PolicyProfile profile, HolidayCalendar calendar) {
        IncidentState now = kept();
        now.withConsequences(now.closure().reopen(command), profile, calendar).forEach(AggregateLifecycle::apply);
    }

    /** No act is done twice for one request, however many nodes it reached. */
    @CommandHandlerInterceptor
    void once(
            @MetaDataValue(RequestMark.REQUEST) @Nullable String request,
            @MetaDataValue(RequestMark.AT) @Nullable String at) {
        if (request != null && at != null) {
            requests.mustBeNew(request, Instant.parse(at));
        }
    }

    @EventSourcingHandler
    void evolve(
            IncidentEvent event,
            @MetaDataValue(RequestMark.REQUEST) @Nullable String request,
            @MetaDataValue(RequestMark.AT) @Nullable String at) {
        if (request != null && at != null) {
            requests = requests.and(request, Instant.parse(at));
        }
        recorded.add(event);
        if (event instanceof IncidentReported reported) {
            id = reported.incidentId();
            state = IncidentState.of(reported);
        } else if (event instanceof CorrectionApproved) {
            state = IncidentState.fold(recorded);
        } else {
            state = state().evolve(event);
        }
    }

    /** All its events as they are to be read: with every approved correction in its place. */
    List<IncidentEvent> events() {
        return Corrections.apply(recorded);
    }

    /**
     * The state of an incident that still takes acts.
     *
     * @throws IncidentRejected once it is closed
     */
    IncidentState open() {
        IncidentState now = kept();
        now.closure().mustBeOpen();
        return now;
    }

    /**
     * The state of an incident that is not erased.
     *
     * @throws IncidentRejected once it is
     */
    IncidentState kept() {
        IncidentState now = state();
        now.erasure().mustNotBeErased();
        return now;
    }

    private IncidentState state() {
        if (state == null) {
            throw new IllegalStateException("incident %s was read without its report".formatted(id));
        }
        return state;
    }
}
