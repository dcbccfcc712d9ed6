package jp.csirt.incident.domain.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Source;

/**
 * 次の報告: what a report that was submitted makes of the duties. After 第一報 総務省 and 都道府県 are owed 最終報, and 続報 as
 * needed; an authority that was told of what turned out not to be so is owed 取下げ・訂正.
 */
@Source(document = "requirements", clause = "A.1, A.4, C.1 R5–R6")
final class FurtherReports {

    private static final Set<Recipient> KEPT_INFORMED = Set.of(Recipient.MIC, Recipient.PREFECTURE);

    /** Told by other means, or not told of the incident itself. */
    private static final Set<Recipient> WITHOUT_CORRECTION =
            Set.of(Recipient.SUBJECTS, Recipient.POLICE, Recipient.PUBLIC, Recipient.COMMITTEE);

    private FurtherReports() {}

    /** What follows when a report of the obligation is submitted. */
    static List<ObligationEvent> after(
            ExternalReportSubmitted submitted, Obligation obligation, ObligationTrack track, boolean drill) {
        Duty duty = obligation.duty();
        if (!KEPT_INFORMED.contains(duty.recipient())) {
            return List.of();
        }
        boolean last =
                duty.stage() == ReportStage.LAST || submitted.submission().alsoFinal();
        if (last) {
            return track
                    .stage(duty.recipient(), ReportStage.FOLLOW_UP)
                    .filter(followUp -> followUp.standing() && followUp.state().open())
                    .<ObligationEvent>map(followUp -> new ObligationWithdrawn(
                            submitted.incidentId(),
                            submitted.act(),
                            followUp.obligationId(),
                            duty.recipient(),
                            ReportStage.FOLLOW_UP,
                            "最終報を提出した"))
                    .stream()
                    .toList();
        }
        return duty.stage() == ReportStage.FIRST
                ? List.of(
                        further(submitted, duty, ReportStage.FOLLOW_UP, Strength.PROPOSED, drill),
                        further(submitted, duty, ReportStage.LAST, Strength.REQUIRED, drill))
                : List.of();
    }

    /** 取下げ・訂正 for every authority that holds a report whose ground is gone. */
    static List<ObligationEvent> corrections(
            IncidentId id, Act act, List<ObligationEvent> changes, ObligationTrack track, boolean drill) {
        var corrections = new ArrayList<ObligationEvent>();
        var seen = new ArrayList<Recipient>();
        for (ObligationEvent change : changes) {
            if (change instanceof ObligationWithdrawn gone
                    && !WITHOUT_CORRECTION.contains(gone.recipient())
                    && !seen.contains(gone.recipient())
                    && track.holdsReport(gone.recipient())) {
                seen.add(gone.recipient());
                Duty duty = track.find(gone.obligationId()).orElseThrow().duty();
                corrections.add(
                        determined(id, act, duty, ReportStage.WITHDRAWAL, Strength.REQUIRED, drill, gone.reason()));
            }
        }
        return corrections;
    }

    /** 最終報 is owed again when the incident stands again after 第一報 was submitted. */
    static List<ObligationEvent> resumed(
            IncidentId id, Act act, List<ObligationEvent> changes, ObligationTrack track, boolean drill) {
        return changes.stream()
                .filter(ObligationDetermined.class::isInstance)
                .map(change -> ((ObligationDetermined) change).duty())
                .filter(duty -> duty.stage() == ReportStage.FIRST && KEPT_INFORMED.contains(duty.recipient()))
                .filter(duty -> track.stage(duty.recipient(), ReportStage.FIRST)
                        .filter(first -> !first.standing() && first.state().submitted())
                        .isPresent())
                .<ObligationEvent>map(
                        duty -> determined(id, act, duty, ReportStage.LAST, Strength.REQUIRED, drill, "第一報を提出している"))
                .toList();
    }

    private static ObligationDetermined further(
            ExternalReportSubmitted submitted, Duty duty, ReportStage stage, Strength strength, boolean drill) {
        return determined(submitted.incidentId(), submitted.act(), duty, stage, strength, drill, "第一報を提出した");
    }

    private static ObligationDetermined determined(
            IncidentId id, Act act, Duty duty, ReportStage stage, Strength strength, boolean drill, String reason) {
        var next = new Duty(duty.recipient(), stage, strength, duty.basis(), duty.clause(), duty.awareAt());
        return new ObligationDetermined(
                id,
                act,
                Obligation.idOf(id, duty.recipient(), stage),
                next,
                null,
                DeterminationPolicy.VERSION,
                null,
                drill,
                reason);
    }
}
