package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** 決定・指示・共有、委託事業者、例外措置、訂正、様式の補足: members of the detail. */
public record SideTracks(
        @JsonUnwrapped Directions directions,
        List<VendorRequestEntry> vendorRequests,
        List<ExceptionEntry> exceptions,
        List<CorrectionEntry> corrections,
        List<SupplementEntry> supplements) {}
