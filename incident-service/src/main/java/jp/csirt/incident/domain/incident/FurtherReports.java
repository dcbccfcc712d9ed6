package jp.csirt.incident.domain.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.shared.Source;

/**
 * 次の報告: what a report that was submitted makes of the duties.
 *
 * <p>After 第一報 総務省 and 都道府県 are owed 最終報, and 続報 as needed, anew after each report until the last one. Whoever of
 * them holds a report is owed both anew when the incident is reopened, or is one after all.
 *
 * <p>After a 確報 追完 is owed when the record does not know yet what the report must tell: the number of persons (nobody has
 * stated one), the cause (neither determined nor unknown for a recorded reason), the measures of prevention (none
 * proposed). The determination names what is missing. Whoever submits it as the last word ({@code alsoFinal}), also a 速報
 * that serves as 確報, says that everything is told.
 */
@Source(document = "requirements", clause = "A.4, C.1 R1–R6, C.2, 6.5(2)")
final class FurtherReports {

    private static final Set<Recipient> KEPT_INFORMED = Set.of(Recipient.MIC, Recipient.PREFECTURE);

    private FurtherReports() {}

    /** The first report to somebody who is kept informed until the last one. */
    static boolean isKeptInformed(Duty duty) {
        return duty.stage() == ReportStage.FIRST && KEPT_INFORMED.contains(duty.recipient());
    }

    /** What follows when a report of the obligation is submitted. */
    static List<ObligationEvent> after(
            ExternalReportSubmitted submitted, Obligation obligation, IncidentState before, DutyRecorder recorder) {
        Duty duty = obligation.duty();
        boolean alsoFinal = submitted.submission().alsoFinal();
        return switch (duty.stage()) {
            case FINAL_LEGAL -> alsoFinal ? List.of() : supplement(duty, before, recorder);
            case FIRST, FOLLOW_UP, LAST ->
                KEPT_INFORMED.contains(duty.recipient())
                        ? informed(duty, alsoFinal, before.obligations(), recorder)
                        : List.of();
            case NOTICE, PRELIMINARY, SUPPLEMENT, WITHDRAWAL -> List.of();
        };
    }

    /** Once the incident is closed 続報 is not owed any more, nor what nobody has found necessary by then; 公表 stays so that was decided. */
    static List<ObligationEvent> ended(
            ObligationTrack track, DisclosureTrack disclosure, DutyRecorder recorder, String reason) {
        Stream<ObligationEvent> followUps = KEPT_INFORMED.stream()
                .sorted()
                .flatMap(recipient -> withdrawnFollowUp(recipient, track, recorder, reason).stream());
        Stream<ObligationEvent> proposed = track.obligations().stream()
                .filter(obligation -> obligation.standing()
                        && obligation.state() == ObligationState.PROPOSED
                        && obligation.duty().stage() != ReportStage.FOLLOW_UP
                        && !disclosure.isOwed(obligation))
                .map(obligation -> recorder.withdrawn(obligation, reason));
        return Stream.concat(followUps, proposed).toList();
    }

    /** 再開: who holds a report is kept informed again; what was decided not to be needed stays so. */
    static List<ObligationEvent> reopened(ObligationTrack track, DutyRecorder recorder, String reason) {
        return KEPT_INFORMED.stream()
                .sorted()
                .flatMap(recipient -> track.stage(recipient, ReportStage.FIRST).stream())
                .filter(first -> first.standing() && first.state().submitted())
                .flatMap(first -> anew(first.duty().from(recorder.act().occurredAt()), reason, recorder)
                        .filter(owed -> !isOwedOrWaived(owed, track)))
                .<ObligationEvent>map(owed -> owed)
                .toList();
    }

    /** 続報 and 最終報 of who holds a report. */
    static Stream<ObligationDetermined> anew(Duty first, String reason, DutyRecorder recorder) {
        return Stream.of(
                recorder.arisen(first.in(ReportStage.FOLLOW_UP, Strength.PROPOSED), reason),
                recorder.arisen(first.in(ReportStage.LAST, Strength.REQUIRED), reason));
    }

    private static boolean isOwedOrWaived(ObligationDetermined owed, ObligationTrack track) {
        return track.find(owed.obligationId())
                .filter(known ->
                        known.standing() && (known.state().open() || known.state() == ObligationState.NOT_APPLICABLE))
                .isPresent();
    }

    private static List<ObligationEvent> informed(
            Duty duty, boolean alsoFinal, ObligationTrack track, DutyRecorder recorder) {
        if (alsoFinal || duty.stage() == ReportStage.LAST) {
            return withdrawnFollowUp(duty.recipient(), track, recorder, "最終報を提出した");
        }
        return anew(duty, duty.stage().label() + "を提出した", recorder)
                .filter(owed -> duty.stage() == ReportStage.FIRST || owed.duty().stage() == ReportStage.FOLLOW_UP)
                .<ObligationEvent>map(owed -> owed)
                .toList();
    }

    private static List<ObligationEvent> withdrawnFollowUp(
            Recipient recipient, ObligationTrack track, DutyRecorder recorder, String reason) {
        return track
                .stage(recipient, ReportStage.FOLLOW_UP)
                .filter(followUp -> followUp.standing() && followUp.state().open())
                .<ObligationEvent>map(followUp -> recorder.withdrawn(followUp, reason))
                .stream()
                .toList();
    }

    private static List<ObligationEvent> supplement(Duty duty, IncidentState before, DutyRecorder recorder) {
        List<String> unknown = unknown(before);
        return unknown.isEmpty()
                ? List.of()
                : List.of(recorder.arisen(
                        duty.in(ReportStage.SUPPLEMENT, Strength.REQUIRED),
                        "確報の提出時に未確定の項目: " + String.join("、", unknown)));
    }

    private static List<String> unknown(IncidentState state) {
        var items = new ArrayList<String>();
        if (state.facts().now().personalData().subjects() == null) {
            items.add("本人の数");
        }
        if (!state.causeFound()) {
            items.add("原因");
        }
        if (!state.prevention().proposed()) {
            items.add("再発防止のための措置");
        }
        return items;
    }
}
