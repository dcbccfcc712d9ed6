package jp.csirt.incident.process.escalation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.timetable.Steps;
import jp.csirt.incident.domain.watch.ActNotices;
import jp.csirt.incident.domain.watch.DeputyNotices;
import jp.csirt.incident.domain.watch.StepNotices;
import jp.csirt.incident.process.notice.Following;
import jp.csirt.incident.process.notice.NoticeDesk;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/**
 * 段階の見守り: asks for what each act wants of somebody, warns and escalates at the marks of the timetable, and lays a deputy's
 * acts before the CISO. Source: requirements B.3, D.3.
 */
public class EscalationSaga {

    /** What it is called in the store; also its processor. */
    public static final String NAME = "escalation";

    /** Its one deadline. */
    public static final String NEXT = "escalation-mark";

    private static final String INCIDENT = "incidentId";

    private Following following = new Following();

    @StartSaga
    @SagaEventHandler(associationProperty = INCIDENT)
    void begin(
            IncidentReported reported,
            NoticeDesk desk,
            CommandGateway gateway,
            DeadlineManager deadlines,
            PolicyProfile profile,
            HolidayCalendar calendar) {
        following.begin(reported.incidentId());
        goOn(Instant.MIN, desk, gateway, deadlines, profile, calendar);
    }

    @SagaEventHandler(associationProperty = INCIDENT)
    void on(
            IncidentEvent event,
            NoticeDesk desk,
            CommandGateway gateway,
            DeadlineManager deadlines,
            PolicyProfile profile,
            HolidayCalendar calendar) {
        goOn(Instant.MIN, desk, gateway, deadlines, profile, calendar);
    }

    @DeadlineHandler(deadlineName = NEXT)
    void wake(
            DeadlineMessage<?> woken,
            NoticeDesk desk,
            CommandGateway gateway,
            DeadlineManager deadlines,
            PolicyProfile profile,
            HolidayCalendar calendar) {
        goOn(woken.getTimestamp(), desk, gateway, deadlines, profile, calendar);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = INCIDENT)
    void end(IncidentErased erased, DeadlineManager deadlines) {
        Following.end(NEXT, deadlines);
    }

    private void goOn(
            Instant woken,
            NoticeDesk desk,
            CommandGateway gateway,
            DeadlineManager deadlines,
            PolicyProfile profile,
            HolidayCalendar calendar) {
        following.goOn(NEXT, woken, notices(profile.timetable(calendar)), desk, gateway, deadlines);
    }

    private static NoticeDesk.Notices notices(StepTimetable timetable) {
        return view -> Stream.of(
                        ActNotices.since(view.seen(), view.history(), view.routing()),
                        StepNotices.of(Steps.of(view.history().events(), timetable), view.history(), view.now()),
                        DeputyNotices.of(
                                view.history(),
                                view.routing().posts().organisation().posts()))
                .flatMap(List::stream)
                .toList();
    }
}
