package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/** 報告者: who brought the report, and how to reach that person. */
public record Reporter(
        ReporterKind kind,
        @Personal @Nullable String name,
        @Personal @Nullable String department,
        @Personal @Nullable String contact) {

    /** 外部通報者への連絡先: whether it is known how to reach an informant from outside, which is restricted. Source: requirements E, A109. */
    public boolean showsOutsideContact() {
        return kind.outside() && contact != null;
    }
}
