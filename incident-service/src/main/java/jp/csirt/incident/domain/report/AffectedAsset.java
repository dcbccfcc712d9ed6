package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/** 対象の情報資産 with its classes. Source: 志免町 2(1). */
public record AffectedAsset(
        @Personal String name,
        @Nullable Medium medium,
        @Nullable Confidentiality confidentiality,
        @Nullable Integrity integrity,
        @Nullable Availability availability) {}
