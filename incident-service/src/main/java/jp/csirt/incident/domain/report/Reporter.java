package jp.csirt.incident.domain.report;

import org.jspecify.annotations.Nullable;

/** 報告者: who brought the report, and how to reach that person. */
public record Reporter(
        ReporterKind kind,
        @Nullable String name,
        @Nullable String department,
        @Nullable String contact) {}
