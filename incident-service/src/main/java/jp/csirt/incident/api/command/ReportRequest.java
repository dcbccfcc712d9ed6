package jp.csirt.incident.api.command;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.web.Range;
import jp.csirt.incident.domain.report.AffectedAsset;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.report.ContractedVendor;
import jp.csirt.incident.domain.report.Discoverer;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.Reporter;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.shared.Certainty;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 報告: the body of {@code POST /v1/incidents}. */
record ReportRequest(
        String title,
        @LongText String summary,
        Instant awareAt,
        @Range(min = 0, max = 3) Integer level,
        Category category,
        String organ,
        @Nullable Reporter reporter,
        @Nullable Channel channel,
        @Nullable Instant startedAt,
        @Nullable Certainty startedCertainty,
        @Nullable Instant discoveredAt,
        @Nullable Discoverer discoverer,
        @Nullable String department,
        @Nullable Threat threat,
        @Nullable List<AffectedSystem> systems,
        @Nullable List<AffectedAsset> assets,
        @Nullable Impact impact,
        @Nullable PersonalData personalData,
        @Nullable ContractedVendor vendor,
        @Nullable List<UUID> implicatedPersonIds,
        @Nullable TriState crimePossible,
        @Nullable Boolean drill,
        @Nullable Instant occurredAt)
        implements Timed {

    /** The report, with what was left out as not stated; {@code caller} reports unless the body names somebody. */
    Report report(Reporter caller) {
        return new Report(
                title,
                summary,
                awareAt,
                level,
                category,
                organ,
                reporter == null ? caller : reporter,
                channel == null ? Channel.SYSTEM : channel,
                startedAt,
                startedCertainty,
                discoveredAt,
                discoverer,
                department,
                threat,
                systems == null ? List.of() : systems,
                assets == null ? List.of() : assets,
                impact == null ? Impact.UNSTATED : impact,
                (personalData == null ? PersonalData.UNSTATED : personalData).known(),
                vendor,
                implicatedPersonIds == null ? List.of() : implicatedPersonIds,
                crimePossible == null ? TriState.UNKNOWN : crimePossible,
                Boolean.TRUE.equals(drill));
    }
}
