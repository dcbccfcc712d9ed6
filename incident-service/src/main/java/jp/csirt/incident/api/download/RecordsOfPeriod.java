package jp.csirt.incident.api.download;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import jp.csirt.incident.read.incidentlist.IncidentListPage;
import jp.csirt.incident.read.incidentlist.IncidentListQuery;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Filter;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Position;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Sort;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 期間の事案: every incident reported in a period that somebody may see, drills left out. */
record RecordsOfPeriod(IncidentListStore list, IncidentRecords records, Clock clock) {

    private static final int PAGE = 100;
    private static final int READ_AT_ONCE = 8;

    /** The newest report first; {@code to} is the first instant after the period. */
    Flux<IncidentRecord> seen(Sight sight, Instant from, Instant to) {
        var filter = new Filter(List.of(), null, null, null, null, null, false, null, null, from, to);
        return page(sight, filter, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(sight, filter, page.next()))
                .flatMapIterable(IncidentListPage::items)
                .map(IncidentListItem::incidentId)
                .flatMapSequential(id -> records.find(new IncidentId(id)), READ_AT_ONCE)
                .filter(record -> sight.sees(record.scope()));
    }

    private Mono<IncidentListPage> page(Sight sight, Filter filter, @Nullable Position from) {
        return list.page(
                new IncidentListQuery(sight, filter, Sort.REPORTED_AT_DESCENDING, PAGE, clock.instant(), from, false));
    }
}
