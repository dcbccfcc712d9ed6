package jp.csirt.incident.domain.timetable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.report.ContractedVendor;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.Reporter;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 経過: an incident as it went on, told by acts and the minutes since its filing on Friday, 20 November 2026, 9:00. */
final class Course {

    static final IncidentId ID = new IncidentId(new UUID(7, 1));
    static final Instant FILED = Instant.parse("2026-11-20T00:00:00Z");
    static final StepTimetable TIMETABLE = ShippedProfile.SHIME.timetable(Calendars.SHIPPED);
    private static final Actor SOMEBODY = new Actor(new UUID(7, 2), "CSIRT_MEMBER", null);

    private final List<IncidentEvent> events = new ArrayList<>();

    /** Filed with nothing in it that asks for more: no crime, no personal data, no attack, no vendor. */
    static Course filed(int level) {
        return filed(level, FILED);
    }

    static Course filed(int level, Instant at) {
        return reported(at, report(level, at, Category.LOSS, TriState.NO, TriState.NO, null, false));
    }

    static Course reported(Instant at, Report report) {
        var course = new Course();
        course.events.add(new IncidentReported(ID, act(at), new IncidentNumber("SHIME-2026-0001"), report));
        return course;
    }

    /** Known ten minutes before it was filed. */
    static Report report(
            int level,
            Instant at,
            Category category,
            TriState crime,
            TriState personalData,
            @Nullable ContractedVendor vendor,
            boolean drill) {
        return new Report(
                "書類の紛失",
                "見当たらない。",
                at.minus(Duration.ofMinutes(10)),
                level,
                category,
                "mayor",
                new Reporter(ReporterKind.EMPLOYEE, null, "tax", null),
                Channel.PHONE,
                null,
                null,
                null,
                null,
                "tax",
                null,
                List.of(),
                List.of(),
                Impact.UNSTATED,
                involved(personalData),
                vendor,
                List.of(),
                crime,
                drill);
    }

    static PersonalData involved(TriState involved) {
        return new PersonalData(
                involved, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Acts such as {@code received+10}, in the order in which they were recorded. */
    Course with(String acts) {
        for (String act : acts.strip().split("\\s+", -1)) {
            String[] parts = act.split("\\+", 2);
            events.addAll(
                    CourseAct.valueOf(parts[0].replaceAll("([A-Z0-9])", "_$1").toUpperCase(Locale.ROOT))
                            .at(minutes(Integer.parseInt(parts[1]))));
        }
        return this;
    }

    Course and(List<? extends IncidentEvent> more) {
        events.addAll(more);
        return this;
    }

    List<IncidentEvent> events() {
        return List.copyOf(events);
    }

    List<StepRun> steps() {
        return Steps.of(events, TIMETABLE);
    }

    /** The runs of one step. */
    List<StepRun> runs(int step) {
        return steps().stream().filter(run -> run.step().number() == step).toList();
    }

    /** The only run of a step. */
    StepRun run(int step) {
        List<StepRun> runs = runs(step);
        if (runs.size() != 1) {
            throw new AssertionError("step %d runs %d times: %s".formatted(step, runs.size(), steps()));
        }
        return runs.getFirst();
    }

    static Act act(Instant at) {
        return new Act(SOMEBODY, at);
    }

    static Instant minutes(int sinceFiling) {
        return FILED.plus(Duration.ofMinutes(sinceFiling));
    }

    /** Minutes since the filing; a dash for never. */
    static String told(@Nullable Instant at) {
        return at == null ? "-" : String.valueOf(Duration.between(FILED, at).toMinutes());
    }
}
