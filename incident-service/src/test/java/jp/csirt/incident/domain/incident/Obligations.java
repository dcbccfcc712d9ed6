package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.by;

import java.util.List;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.assessment.DutyRules;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;

/** 義務の出来事 as the tests give them. */
final class Obligations {

    private Obligations() {}

    static DutiesDetermined determined() {
        return new DutiesDetermined(
                ID,
                by(CSIRT),
                IncidentState.of(Given.reported()).facts().now(),
                new DutyRules(RuleSet.GENERAL, true),
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
}
