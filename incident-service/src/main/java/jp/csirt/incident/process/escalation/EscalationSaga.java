package jp.csirt.incident.process.escalation;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.timetable.Steps;
import jp.csirt.incident.domain.watch.ActNotices;
import jp.csirt.incident.domain.watch.Awaited;
import jp.csirt.incident.domain.watch.DeputyNotices;
import jp.csirt.incident.domain.watch.DuplicateNotices;
import jp.csirt.incident.domain.watch.ExceptionNotices;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.Notice;
import jp.csirt.incident.domain.watch.StepNotices;
import jp.csirt.incident.process.notice.IncidentSaga;
import jp.csirt.incident.process.notice.NoticeDesk.Notices;
import jp.csirt.incident.process.notice.NoticeDesk.View;

/**
 * 段階の見守り: asks for what each act wants of somebody, warns and escalates at the marks of the timetable and at the day
 * that was set for a recovery or a contractor, lays a deputy's acts before the CISO, and tells when the time of an exception is
 * over. Source: requirements B.3, D.3; 志免町 7.4(3).
 */
public class EscalationSaga extends IncidentSaga {

    /** What it is called in the store; also its processor. */
    public static final String NAME = "escalation";

    /** Its one deadline. */
    public static final String NEXT = "escalation-mark";

    @Override
    protected String deadline() {
        return NEXT;
    }

    @Override
    protected Notices notices(StepTimetable timetable) {
        return new Notices() {
            @Override
            public List<Notice> of(View view) {
                return all(view, timetable);
            }

            @Override
            public List<Notice> inOriginal(IncidentHistory duplicate, IncidentHistory original) {
                return DuplicateNotices.of(duplicate, original);
            }
        };
    }

    private static List<Notice> all(View view, StepTimetable timetable) {
        return Stream.of(
                        ActNotices.since(view.seen(), view.history(), view.routing()),
                        StepNotices.of(Steps.of(view.history().events(), timetable), view.history(), view.now()),
                        ExceptionNotices.of(view.history()),
                        Awaited.notices(view.history()),
                        DeputyNotices.of(
                                view.history(),
                                view.routing().posts().organisation().posts()))
                .flatMap(List::stream)
                .toList();
    }
}
