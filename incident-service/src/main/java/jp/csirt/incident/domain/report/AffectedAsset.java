package jp.csirt.incident.domain.report;

import org.jspecify.annotations.Nullable;

/** 対象の情報資産 with its classes. Source: 志免町 2(1). */
public record AffectedAsset(
        String name,
        @Nullable Medium medium,
        @Nullable Confidentiality confidentiality,
        @Nullable Integrity integrity,
        @Nullable Availability availability) {}
