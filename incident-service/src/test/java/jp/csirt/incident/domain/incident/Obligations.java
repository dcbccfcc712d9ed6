package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.assessment.DutyRules;
import jp.csirt.incident.domain.assessment.DutySource;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportAcknowledged;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;

/** 義務の出来事 as the tests give them. */
final class Obligations {

    private Obligations() {}

    static DutiesDetermined determined() {
        return determined(List.of());
    }

    /** Under a profile that switches these duties off. */
    static DutiesDetermined determined(List<DutySource> off) {
        return new DutiesDetermined(
                ID,
                by(CSIRT),
                IncidentState.of(Given.reported()).facts().now(),
                new DutyRules(RuleSet.GENERAL, true, off),
                DeterminationPolicy.VERSION,
                List.of());
    }

    static ObligationDetermined required(Recipient recipient, String clause) {
        return determined(new Duty(recipient, ReportStage.FIRST, Strength.REQUIRED, List.of("X.Y"), clause, AT));
    }

    static ObligationDetermined determined(Duty duty) {
        return new ObligationDetermined(
                ID,
                by(CSIRT),
                Obligation.idOf(ID, duty.recipient(), duty.stage()),
                duty,
                null,
                DeterminationPolicy.VERSION,
                null,
                false,
                "確認した");
    }

    static ObligationWithdrawn withdrawn(Recipient recipient) {
        return new ObligationWithdrawn(
                ID,
                by(CSIRT),
                Obligation.idOf(ID, recipient, ReportStage.FIRST),
                recipient,
                ReportStage.FIRST,
                "該当しない");
    }

    static UUID id(Recipient recipient, ReportStage stage) {
        return Obligation.idOf(ID, recipient, stage);
    }

    static ReportTarget target(Recipient recipient, ReportStage stage) {
        return new ReportTarget(id(recipient, stage), recipient, stage);
    }

    static ObligationDetermined required(Recipient recipient, ReportStage stage) {
        return determined(new Duty(recipient, stage, Strength.REQUIRED, List.of("X.Y"), "条", AT));
    }

    static Submission submission(boolean alsoFinal) {
        return new Submission(SubmissionChannel.EMAIL, "受1", alsoFinal, null);
    }

    static ExternalReportDrafted drafted(Recipient recipient, ReportStage stage) {
        return new ExternalReportDrafted(ID, by(CSIRT), target(recipient, stage), "概要");
    }

    static ExternalReportApproved approved(Recipient recipient, ReportStage stage) {
        return new ExternalReportApproved(ID, by(Given.CISO), target(recipient, stage), null);
    }

    static ExternalReportSubmitted submitted(Recipient recipient, ReportStage stage, boolean alsoFinal) {
        return new ExternalReportSubmitted(ID, by(Given.LEAD), target(recipient, stage), submission(alsoFinal), null);
    }

    static ExternalReportAcknowledged acknowledged(Recipient recipient, ReportStage stage) {
        return new ExternalReportAcknowledged(ID, by(Given.LEAD), target(recipient, stage), "受1");
    }

    static WaiverProposed waiverProposed(Recipient recipient, ReportStage stage) {
        return new WaiverProposed(ID, by(CSIRT), target(recipient, stage), "軽微");
    }

    static ReportWaived waived(Recipient recipient, ReportStage stage) {
        return new ReportWaived(ID, by(Given.CISO), target(recipient, stage), null, null);
    }
}
