package jp.csirt.incident.process.prevention;

import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.watch.MeasureNotices;
import jp.csirt.incident.process.notice.IncidentSaga;
import jp.csirt.incident.process.notice.NoticeDesk.Notices;

/** 措置の見守り: reminds the owners of ordered measures, escalates what is overdue and asks for the effect check. Source: 志免町 5.3(3)⑤, 9.1(7). */
public class PreventionFollowUpSaga extends IncidentSaga {

    /** What it is called in the store; also its processor. */
    public static final String NAME = "prevention-follow-up";

    /** Its one deadline. */
    public static final String NEXT = "prevention-follow-up-mark";

    @Override
    protected String deadline() {
        return NEXT;
    }

    @Override
    protected Notices notices(StepTimetable timetable) {
        return view -> MeasureNotices.of(view.history());
    }
}
