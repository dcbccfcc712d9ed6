package jp.csirt.incident.read.audit;

import java.util.List;
import jp.csirt.incident.domain.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * 監査記録の一頁, newest first.
 *
 * @param next the position before which the next page begins; absent on the last
 * @param count all entries, when that was asked for
 */
public record AuditPage(
        List<Row> rows, @Nullable Long next, @Nullable Long count) {

    public AuditPage {
        rows = List.copyOf(rows);
    }

    /** An entry and where it stands in the log. */
    public record Row(long position, AuditEntry entry) {}
}
