package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.report.Channel;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/** 庁内報告の内容: what kind, by which means. */
public record InternalReport(
        InternalReportKind kind,
        Channel method,
        @Personal @LongText @Nullable String note) {}
