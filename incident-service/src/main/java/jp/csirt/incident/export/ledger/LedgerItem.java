package jp.csirt.incident.export.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.Cause;
import jp.csirt.incident.domain.incident.CauseClass;
import jp.csirt.incident.domain.incident.DisclosureState;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.read.detail.DetailFold;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.obligation.ObligationFold;
import jp.csirt.incident.read.obligation.ObligationItem;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import org.jspecify.annotations.Nullable;

/**
 * 台帳の一行: what became of an incident.
 *
 * @param verdict 評価の結果; absent before the assessment
 * @param personalData 個人情報の有無
 * @param subjects 本人の数, as far as known
 * @param containedAt 応急措置の完了; absent while an instruction is open
 * @param recoveredAt 復旧の完了
 * @param causeClass 原因区分, as last found
 * @param reports 外部報告義務 that stand
 */
public record LedgerItem(
        UUID incidentId,
        String number,
        String title,
        Instant reportedAt,
        Instant awareAt,
        String organ,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String department,
        Category category,
        int level,
        Milestone milestone,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Verdict verdict,
        TriState personalData,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Integer subjects,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant containedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant recoveredAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable CauseClass causeClass,
        List<LedgerReport> reports,
        DisclosureState disclosure,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant closedAt,
        boolean imported) {

    /** The order of the ledger; a longer number is a higher one. */
    public static final Comparator<LedgerItem> BY_NUMBER =
            Comparator.comparingInt((LedgerItem item) -> item.number().length()).thenComparing(LedgerItem::number);

    public LedgerItem {
        reports = List.copyOf(reports);
    }

    /** The line of a record, as it stands at that time. */
    public static LedgerItem of(IncidentRecord record, Persons persons, Instant at) {
        IncidentDetail detail = DetailFold.of(record, persons, at, null);
        var closed = detail.closure().closed();
        return new LedgerItem(
                detail.incidentId(),
                detail.number(),
                detail.title(),
                detail.reportedAt(),
                detail.awareAt(),
                detail.organ(),
                detail.department(),
                detail.category(),
                detail.level(),
                detail.milestone(),
                detail.assessments().isEmpty()
                        ? null
                        : detail.assessments().getLast().verdict(),
                detail.personalData().known().involved() == null
                        ? TriState.UNKNOWN
                        : detail.personalData().known().involved(),
                detail.personalData().subjects(),
                detail.containment().completedAt(),
                detail.recovery().completedAt(),
                causeClass(detail),
                ObligationFold.of(record, at).stream()
                        .filter(duty -> duty.state() != ObligationState.WITHDRAWN)
                        .map(LedgerReport::of)
                        .toList(),
                detail.disclosure().state(),
                closed == null ? null : closed.stamp().occurredAt(),
                detail.imported());
    }

    private static @Nullable CauseClass causeClass(IncidentDetail detail) {
        if (detail.causes().isEmpty()) {
            return null;
        }
        Cause newest = detail.causes().getLast().cause();
        return newest.causeClass();
    }

    /** 外部報告義務, and how far it has come. */
    public record LedgerReport(
            Recipient recipient,
            ReportStage stage,
            ObligationState state,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant submittedAt) {

        private static LedgerReport of(ObligationItem duty) {
            return new LedgerReport(duty.recipient(), duty.stage(), duty.state(), duty.submittedAt());
        }
    }
}
