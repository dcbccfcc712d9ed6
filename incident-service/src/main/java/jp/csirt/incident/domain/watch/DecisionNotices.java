package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Ask.decision;
import static jp.csirt.incident.domain.watch.Ask.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.DirectionEvent;
import jp.csirt.incident.domain.incident.DirectionEvent.CisoInstructed;
import jp.csirt.incident.domain.incident.DirectionEvent.EmergencyPlanInvoked;
import jp.csirt.incident.domain.incident.DirectionEvent.SystemStopped;
import jp.csirt.incident.domain.incident.DirectionEvent.UsageInvestigationOrdered;
import jp.csirt.incident.domain.incident.DisclosureEvent;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.ExceptionEvent;
import jp.csirt.incident.domain.incident.ExceptionEvent.EmergencyExceptionReported;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionDecided;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.OrderedMeasure;
import jp.csirt.incident.domain.incident.PreventionEvent;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;

/** 決定に伴う連絡: who is asked to decide, and who acts on what was decided. */
final class DecisionNotices {

    private DecisionNotices() {}

    static List<Ask> of(DirectionEvent event) {
        return switch (event) {
            case SystemStopped _ -> List.of();
            case UsageInvestigationOrdered _ -> List.of(decision(Matter.INVESTIGATE_USAGE, Role.SYS_MANAGER));
            case CisoInstructed e -> instructed(e);
            case EmergencyPlanInvoked _ ->
                List.of(decision(Matter.EMERGENCY_PLAN_INVOKED, Role.OVERALL_MANAGER, Role.CSIRT_LEAD));
        };
    }

    static List<Ask> of(DisclosureEvent event) {
        return switch (event) {
            case DisclosureProposed _ -> List.of(request(Matter.DECIDE_DISCLOSURE, Role.CISO));
            case DisclosureDecided _ ->
                List.of(decision(Matter.DISCLOSURE_DECIDED, Role.CSIRT_LEAD, Role.CSIRT_LIAISON));
            case Disclosed _ -> List.of();
        };
    }

    static List<Ask> of(SubjectNotificationEvent event) {
        return switch (event) {
            case SubjectNotificationProposed _ ->
                List.of(request(Matter.DECIDE_SUBJECT_NOTIFICATION, Role.OVERALL_MANAGER));
            case SubjectNotificationDecided _ ->
                List.of(decision(Matter.SUBJECT_NOTIFICATION_DECIDED, Role.SEC_MANAGER, Role.CSIRT_LEAD));
            case SubjectsNotified _ -> List.of();
        };
    }

    /** The effect check of an implemented measure is asked for with the measure's other marks. */
    static List<Ask> of(PreventionEvent event, ActContext context) {
        return switch (event) {
            case PreventionProposed _ -> List.of(request(Matter.DECIDE_PREVENTION, Role.CISO));
            case PreventionDecided e ->
                e.result() == DecisionResult.RETURNED
                        ? List.of(decision(Matter.REVISE_PREVENTION, Role.CSIRT_LEAD))
                        : e.orders().stream().map(DecisionNotices::ordered).toList();
            case MeasureImplemented _ -> List.of();
            case MeasureVerified e ->
                e.result() == EffectCheck.EFFECTIVE
                        ? List.of()
                        : Measure.allIn(context.history().facts()).stream()
                                .filter(measure -> measure.id().equals(e.measureId()))
                                .map(measure -> decision(Matter.MEASURE_INEFFECTIVE, List.of(measure.owner()))
                                        .about(Concern.measure(measure.id())))
                                .toList();
            case MeasureCarriedOver e ->
                List.of(decision(Matter.TAKE_OVER_MEASURE, List.of(Ask.post(e.ownerPost())))
                        .about(Concern.measure(e.measureId()))
                        .until(endOf(e.dueOn())));
        };
    }

    static List<Ask> of(ExceptionEvent event, ActContext context) {
        return switch (event) {
            case ExceptionRequested _ -> List.of(request(Matter.DECIDE_EXCEPTION, Role.CISO));
            case ExceptionDecided e -> List.of(decision(Matter.EXCEPTION_DECIDED, List.of(requester(e.n(), context))));
            case EmergencyExceptionReported _ -> List.of(request(Matter.CONFIRM_EMERGENCY_EXCEPTION, Role.CISO));
        };
    }

    private static List<Ask> instructed(CisoInstructed instructed) {
        List<Post> to = instructed.to().stream()
                .map(addressee -> Ask.post(addressee.name()))
                .distinct()
                .toList();
        return to.isEmpty()
                ? List.of(decision(Matter.FOLLOW_CISO_INSTRUCTION, Role.CSIRT_LEAD))
                : List.of(decision(Matter.FOLLOW_CISO_INSTRUCTION, to));
    }

    private static Ask ordered(OrderedMeasure order) {
        return decision(Matter.IMPLEMENT_MEASURE, List.of(Ask.post(order.ownerPost())))
                .about(Concern.measure(order.measureId()))
                .until(endOf(order.dueOn()));
    }

    private static Post requester(int n, ActContext context) {
        return context.history().events().stream()
                .filter(event -> event instanceof ExceptionRequested requested && requested.n() == n)
                .map(event -> ExceptionNotices.requester(event.act().actor()))
                .findFirst()
                .orElse(Post.of(Role.SEC_MANAGER));
    }

    /** The first instant that is late. */
    static Instant endOf(LocalDate dueOn) {
        return TokyoTime.startOf(dueOn.plusDays(1));
    }
}
