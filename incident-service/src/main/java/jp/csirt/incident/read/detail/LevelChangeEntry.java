package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jp.csirt.incident.domain.assessment.LevelRule;
import jp.csirt.incident.read.detail.IncidentDetail.Approval;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 被害レベルの変更; {@code rule} is the one that raised it by itself. */
public record LevelChangeEntry(
        int n,
        int from,
        int to,
        @Nullable LevelRule rule,
        String reason,
        ApprovalState state,
        @JsonUnwrapped Stamp stamp,
        @Nullable Approval approval) {}
