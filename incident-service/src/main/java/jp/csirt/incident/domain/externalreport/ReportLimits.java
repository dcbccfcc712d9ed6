package jp.csirt.incident.domain.externalreport;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.HolidayCalendar;
import jp.csirt.incident.domain.deadline.LegalLimit;
import jp.csirt.incident.domain.deadline.Mark;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.shared.Source;

/**
 * 外部報告の期限: until when a duty must be fulfilled. Those to 個人情報保護委員会 have the limits of the law, all others those of
 * the timetable at the level in force. A level without a timer takes the limit of the next one that has it, because what
 * is owed is owed at every level.
 *
 * <ul>
 *   <li>速報, 確報: from the earliest knowledge; 確報 60 days while any standing ground is 不正の目的
 *   <li>追完: as long as the 確報 has, from the report that left something open
 *   <li>本人: step 17, 警察: step 13, each from the knowledge of its ground
 *   <li>第一報: step 11, 公表 and 関係機関: step 18, each from the assessment that confirms the incident
 *   <li>続報: step 12 from the last report
 *   <li>最終報: it comes with closing, so the steps 22, 23, 24 and 26 one after another from that assessment
 *   <li>委員会: step 26 from closing
 *   <li>取下げ・訂正: to the Commission as the 速報, to others as 続報, from the finding that removed the ground
 * </ul>
 */
@Source(document = "requirements", clause = "C.1, C.3, D.3")
public record ReportLimits(StepTimetable timetable, HolidayCalendar calendar) {

    private static final String WRONGFUL = ".WRONGFUL";
    private static final int TOP_LEVEL = 3;

    /**
     * The limit of a duty.
     *
     * @param level 被害レベル in force
     * @param since when the duty arose; counts where a report or a finding brought it, not the facts
     */
    public FixedDue of(Duty duty, int level, Instant since) {
        return switch (duty.stage()) {
            case PRELIMINARY -> new FixedDue(LegalLimit.preliminary(duty.awareAt()), null);
            case FINAL_LEGAL -> finalReport(duty.awareAt(), isWrongful(duty));
            case SUPPLEMENT -> finalReport(since, false);
            case NOTICE -> timed(duty.awareAt(), level, Step.SUBJECT_DECISION);
            case FIRST -> timed(duty.awareAt(), level, first(duty.recipient()));
            case FOLLOW_UP -> timed(since, level, Step.FOLLOW_UP_REPORT);
            case LAST -> last(duty, level);
            case WITHDRAWAL ->
                duty.recipient() == Recipient.PPC
                        ? new FixedDue(LegalLimit.preliminary(since), null)
                        : timed(since, level, Step.FOLLOW_UP_REPORT);
        };
    }

    private static boolean isWrongful(Duty duty) {
        return duty.basis().stream().anyMatch(code -> code.endsWith(WRONGFUL));
    }

    private static Step first(Recipient recipient) {
        return switch (recipient) {
            case POLICE -> Step.POLICE;
            case PUBLIC, RELATED_BODY -> Step.DISCLOSURE_DECISION;
            case PPC, SUBJECTS, MIC, PREFECTURE, J_LIS, NCO, VENDOR, COMMITTEE, ASSEMBLY, MEXT, OTHER_MINISTRY, OTHER ->
                Step.FIRST_REPORT;
        };
    }

    private FixedDue last(Duty duty, int level) {
        return duty.recipient() == Recipient.COMMITTEE
                ? timed(duty.awareAt(), level, Step.CLOSING)
                : timed(duty.awareAt(), level, Step.CAUSE, Step.PREVENTION_REPORT, Step.CISO_DECISION, Step.CLOSING);
    }

    private FixedDue finalReport(Instant dayOne, boolean wrongful) {
        return new FixedDue(LegalLimit.finalReport(dayOne, wrongful, calendar).orElse(null), calendar.version());
    }

    /** One step after another; those the body gives no time at any level take none. */
    private FixedDue timed(Instant from, int level, Step... steps) {
        Optional<Instant> end = Optional.of(from);
        boolean timed = false;
        boolean calendarAsked = false;
        for (Step step : steps) {
            OptionalInt at = IntStream.rangeClosed(level, TOP_LEVEL)
                    .filter(candidate -> timetable.limit(step, candidate).isPresent())
                    .findFirst();
            if (at.isPresent()) {
                end = end.flatMap(begun -> timetable.at(Mark.DUE, step, at.getAsInt(), begun));
                timed = true;
                calendarAsked |= timetable.inOfficeTime(step, at.getAsInt());
            }
        }
        Due due = timed ? end.map(Due::at).orElse(null) : null;
        return new FixedDue(due, calendarAsked ? calendar.version() : null);
    }
}
