package jp.csirt.incident.process.prevention;

import java.time.Instant;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.watch.MeasureNotices;
import jp.csirt.incident.process.notice.Following;
import jp.csirt.incident.process.notice.NoticeDesk;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/** 措置の見守り: reminds the owners of ordered measures, escalates what is overdue and asks for the effect check. Source: 志免町 5.3(3)⑤, 9.1(7). */
public class PreventionFollowUpSaga {

    /** What it is called in the store; also its processor. */
    public static final String NAME = "prevention-follow-up";

    /** Its one deadline. */
    public static final String NEXT = "prevention-follow-up-mark";

    private static final String INCIDENT = "incidentId";

    private Following following = new Following();

    @StartSaga
    @SagaEventHandler(associationProperty = INCIDENT)
    void begin(IncidentReported reported, NoticeDesk desk, CommandGateway gateway, DeadlineManager deadlines) {
        following.begin(reported.incidentId());
        goOn(Instant.MIN, desk, gateway, deadlines);
    }

    @SagaEventHandler(associationProperty = INCIDENT)
    void on(IncidentEvent event, NoticeDesk desk, CommandGateway gateway, DeadlineManager deadlines) {
        goOn(Instant.MIN, desk, gateway, deadlines);
    }

    @DeadlineHandler(deadlineName = NEXT)
    void wake(DeadlineMessage<?> woken, NoticeDesk desk, CommandGateway gateway, DeadlineManager deadlines) {
        goOn(woken.getTimestamp(), desk, gateway, deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = INCIDENT)
    void end(IncidentErased erased, DeadlineManager deadlines) {
        Following.end(NEXT, deadlines);
    }

    private void goOn(Instant woken, NoticeDesk desk, CommandGateway gateway, DeadlineManager deadlines) {
        following.goOn(NEXT, woken, view -> MeasureNotices.of(view.history()), desk, gateway, deadlines);
    }
}
