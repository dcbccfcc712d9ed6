package jp.csirt.incident.process.externalreporting;

import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.watch.ObligationNotices;
import jp.csirt.incident.process.notice.IncidentSaga;
import jp.csirt.incident.process.notice.NoticeDesk.Notices;

/** 外部報告の見守り: reminds of the limits of duties and records a limit that was missed. Source: requirements C.3, D.3. */
public class ExternalReportingSaga extends IncidentSaga {

    /** What it is called in the store; also its processor. */
    public static final String NAME = "external-reporting";

    /** Its one deadline. */
    public static final String NEXT = "external-reporting-mark";

    @Override
    protected String deadline() {
        return NEXT;
    }

    @Override
    protected Notices notices(StepTimetable timetable) {
        return view -> ObligationNotices.of(view.history(), timetable, view.now());
    }
}
