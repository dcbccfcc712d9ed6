package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.incident.Tlp;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 統括・CISOの決定と指示、関係機関との共有: members of the detail. */
public record Directions(
        List<SystemStopEntry> systemStops,
        List<UsageInvestigationEntry> usageInvestigations,
        List<CisoInstructionEntry> cisoInstructions,
        List<EmergencyPlanEntry> emergencyPlans,
        List<SharingEntry> informationSharings) {

    /** システムの停止; {@code restartedAt} is absent while it lasts. */
    public record SystemStopEntry(
            String system,
            Instant stoppedAt,
            @Nullable Instant restartedAt,
            @JsonUnwrapped Stamp stamp) {}

    /** 利用状況の調査. */
    public record UsageInvestigationEntry(
            String scope, String target, @JsonUnwrapped Stamp stamp) {}

    /** CISOの指示. */
    public record CisoInstructionEntry(
            String text, List<String> to, @JsonUnwrapped Stamp stamp) {}

    /** 緊急時対応計画の発動. */
    public record EmergencyPlanEntry(
            String planVersion, @JsonUnwrapped Stamp stamp) {}

    /** 関係機関との共有. */
    public record SharingEntry(
            String to,
            Tlp tlp,
            String content,
            @JsonUnwrapped Stamp stamp) {}
}
