package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jp.csirt.incident.read.detail.IncidentDetail.Approval;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * 訂正, with what stood there before.
 *
 * @param event stored name of the corrected event
 * @param field JSON Pointer into its request
 */
public record CorrectionEntry(
        int n,
        String eventId,
        String event,
        String field,
        String label,

        @JsonProperty("old") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
        Object before,

        @JsonProperty("new") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
        Object after,

        String reason,
        ApprovalState state,
        @JsonUnwrapped Stamp stamp,
        @Nullable Approval approval) {}
