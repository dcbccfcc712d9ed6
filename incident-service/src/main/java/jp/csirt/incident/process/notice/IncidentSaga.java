package jp.csirt.incident.process.notice;

import java.time.Instant;
import java.util.Optional;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.process.notice.NoticeDesk.Notices;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/**
 * 見守り: follows one incident from its report to its erasure, and one that was imported not at all. Each of its events, and the one deadline, wakes it; then it tells
 * what is due and sets the deadline for what comes next.
 */
public abstract class IncidentSaga {

    private static final String INCIDENT = "incidentId";

    private Following following = new Following();

    /** The name of its deadline. */
    protected abstract String deadline();

    /** All there is to tell of the incident in its eyes. */
    protected abstract Notices notices(StepTimetable timetable);

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
        goOn(Optional.empty(), desk, gateway, deadlines, profile.timetable(calendar));
    }

    @SagaEventHandler(associationProperty = INCIDENT)
    void on(
            IncidentEvent event,
            @SequenceNumber long sequence,
            NoticeDesk desk,
            CommandGateway gateway,
            DeadlineManager deadlines,
            PolicyProfile profile,
            HolidayCalendar calendar) {
        if (following.isNew(sequence)) {
            goOn(Optional.empty(), desk, gateway, deadlines, profile.timetable(calendar));
        }
    }

    @DeadlineHandler
    void wake(
            DeadlineMessage<?> woken,
            NoticeDesk desk,
            CommandGateway gateway,
            DeadlineManager deadlines,
            PolicyProfile profile,
            HolidayCalendar calendar) {
        goOn(Optional.of(woken.getTimestamp()), desk, gateway, deadlines, profile.timetable(calendar));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = INCIDENT)
    void end(IncidentErased erased, DeadlineManager deadlines) {
        Following.end(deadline(), deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = INCIDENT)
    void end(IncidentImported imported, DeadlineManager deadlines) {
        Following.end(deadline(), deadlines);
    }

    private void goOn(
            Optional<Instant> woken,
            NoticeDesk desk,
            CommandGateway gateway,
            DeadlineManager deadlines,
            StepTimetable timetable) {
        following.goOn(deadline(), woken, notices(timetable), desk, gateway, deadlines);
    }
}
