package jp.csirt.incident.process.externalreporting;

import java.time.Instant;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.watch.ObligationNotices;
import jp.csirt.incident.process.notice.Following;
import jp.csirt.incident.process.notice.NoticeDesk;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/** 外部報告の見守り: reminds of the limits of duties and records a limit that was missed. Source: requirements C.3, D.3. */
public class ExternalReportingSaga {

    /** What it is called in the store; also its processor. */
    public static final String NAME = "external-reporting";

    /** Its one deadline. */
    public static final String NEXT = "external-reporting-mark";

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
        following.goOn(NEXT, woken, view -> ObligationNotices.of(view.history(), view.now()), desk, gateway, deadlines);
    }
}
