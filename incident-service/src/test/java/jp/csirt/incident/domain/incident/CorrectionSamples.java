package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;

import java.util.List;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.report.AffectedAsset;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Availability;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.report.Confidentiality;
import jp.csirt.incident.domain.report.ContractedVendor;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.Integrity;
import jp.csirt.incident.domain.report.LeakCertainty;
import jp.csirt.incident.domain.report.LeakType;
import jp.csirt.incident.domain.report.Medium;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.Reporter;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.TriState;

/** 訂正の見本: one event of every kind that takes corrections, with every place there is. */
final class CorrectionSamples {

    private static final List<AffectedSystem> SYSTEMS =
            List.of(new AffectedSystem("税務端末", Zone.INTERNET, "SYS_MANAGER"));
    private static final List<AffectedAsset> ASSETS =
            List.of(new AffectedAsset("課税資料", Medium.PAPER, Confidentiality.C3B, Integrity.I2, Availability.A2));
    private static final Impact IMPACT = new Impact(List.of("tax"), false);

    private CorrectionSamples() {}

    static IncidentReported report() {
        return report(PersonalData.UNSTATED.known());
    }

    /** Five hundred persons' data leaked. */
    static PersonalData leak() {
        return new PersonalData(
                TriState.YES,
                TriState.NO,
                List.of(),
                List.of(),
                TriState.NO,
                TriState.NO,
                TriState.NO,
                TriState.NO,
                500,
                0,
                SubjectsCertainty.CONFIRMED,
                TriState.NO,
                TriState.NO,
                List.of(LeakType.LEAK),
                LeakCertainty.OCCURRED,
                List.of());
    }

    static IncidentReported report(PersonalData personalData) {
        return new IncidentReported(
                ID,
                by(STAFF),
                Given.NUMBER,
                new Report(
                        "納税通知書の誤送付",
                        "別人の通知書を同封した。",
                        AT,
                        1,
                        Category.MISDIRECTED,
                        "mayor",
                        new Reporter(ReporterKind.EMPLOYEE, "係員", "tax", "内線 210"),
                        Channel.PHONE,
                        null,
                        null,
                        null,
                        null,
                        "tax",
                        null,
                        SYSTEMS,
                        ASSETS,
                        IMPACT,
                        personalData,
                        new ContractedVendor("保守業者", "端末保守契約"),
                        List.of(),
                        TriState.UNKNOWN,
                        false));
    }

    /** The event behind the kind; the report is always the incident's first. */
    static IncidentEvent of(Correctable kind) {
        return switch (kind) {
            case REPORT -> report();
            case SITUATION ->
                new SituationConfirmed(
                        ID,
                        by(CSIRT),
                        new Situation("1通を誤って送付した。", PersonalData.UNSTATED, IMPACT, SYSTEMS, ASSETS, TriState.NO, AT));
            case ASSESSMENT -> Given.assessed(1, Verdict.INCIDENT);
            case CONTAINMENT_INSTRUCTION -> Given.containmentInstructed(1);
            case CONTAINMENT_ACTION -> Given.containmentExecuted(1);
            case CONTAINMENT_NOT_NEEDED -> new ContainmentNotNeeded(ID, by(CSIRT), "被害なし");
            case RECOVERY_INSTRUCTION -> Given.recoveryInstructed(1);
            case RECOVERY_ACTION -> Given.recoveryExecuted(1);
            case RECOVERY_NOT_NEEDED -> new RecoveryNotNeeded(ID, by(CSIRT), "停止なし");
            case EVIDENCE -> Given.preserved();
            case CAUSE -> Given.causeRecorded(CauseCertainty.HYPOTHESIS);
            case PREVENTION -> Given.proposed(1);
            case DISCLOSURE -> new Disclosed(ID, by(CSIRT), 1, Given.DISCLOSURE);
            case SUBJECT_NOTIFICATION ->
                new SubjectsNotified(ID, by(CSIRT), 1, Given.notification(SubjectNotificationMethod.LETTER, 1));
            case POLICE_CONTACT -> new PoliceContacted(ID, by(CSIRT), 1, Given.CONTACT);
            case SUPPLEMENT -> new FieldsSupplemented(ID, by(CSIRT), List.of(Given.SUPPLEMENT));
            case SUBMISSION -> Obligations.submitted(Recipient.MIC, ReportStage.FIRST, false);
        };
    }
}
