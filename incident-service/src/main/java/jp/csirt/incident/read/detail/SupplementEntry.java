package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.read.record.Stamp;

/** 様式の補足: what a field says now, and since when. */
public record SupplementEntry(
        SupplementField fieldId,
        String value,
        @JsonUnwrapped Stamp stamp) {}
