package jp.csirt.incident.domain.incident;

import java.util.UUID;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;

/** 報告の相手: the duty an external report is about, in words that stand without the duty. */
public record ReportTarget(UUID obligationId, Recipient recipient, ReportStage stage) {

    static ReportTarget of(Obligation obligation) {
        return new ReportTarget(
                obligation.obligationId(),
                obligation.duty().recipient(),
                obligation.duty().stage());
    }
}
