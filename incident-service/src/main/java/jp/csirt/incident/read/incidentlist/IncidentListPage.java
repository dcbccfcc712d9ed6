package jp.csirt.incident.read.incidentlist;

import java.util.List;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Position;
import org.jspecify.annotations.Nullable;

/**
 * 一覧の一頁.
 *
 * @param next where the next page begins; absent on the last
 * @param count all rows that fit, when it was asked for
 */
public record IncidentListPage(
        List<IncidentListItem> items,
        @Nullable Position next,
        @Nullable Long count) {

    public IncidentListPage {
        items = List.copyOf(items);
    }
}
