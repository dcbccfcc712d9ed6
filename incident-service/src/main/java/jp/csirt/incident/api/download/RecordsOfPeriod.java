package jp.csirt.incident.api.download;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.IncidentId;
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

/**
 * 期間の事案: every incident reported in a period that somebody may see, drills left out. The records of a page are read together
 * and given up as soon as what is wanted of each has been taken, so that memory does not grow with the records.
 */
record RecordsOfPeriod(IncidentListStore list, IncidentRecords records, Clock clock) {

    private static final int PAGE = 100;

    /**
     * The newest report first.
     *
     * @param to the first instant after the period
     * @param line what is wanted of each
     */
    <T> Flux<T> seen(Sight sight, Instant from, Instant to, Function<IncidentRecord, Optional<T>> line) {
        var filter = new Filter(List.of(), null, null, null, null, null, false, null, null, from, to);
        return page(sight, filter, null)
                .expand(page -> page.next() == null ? Mono.empty() : page(sight, filter, page.next()))
                .concatMap(page -> lines(page, sight, line), 1)
                .flatMapIterable(lines -> lines);
    }

    private <T> Mono<List<T>> lines(IncidentListPage page, Sight sight, Function<IncidentRecord, Optional<T>> line) {
        List<IncidentId> ids = page.items().stream()
                .map(item -> new IncidentId(item.incidentId()))
                .toList();
        return records.stored(ids)
                .map(stored -> ids.stream()
                        .flatMap(id -> Stream.ofNullable(stored.get(id)))
                        .map(Supplier::get)
                        .filter(record -> sight.sees(record.scope()))
                        .flatMap(record -> line.apply(record).stream())
                        .toList());
    }

    private Mono<IncidentListPage> page(Sight sight, Filter filter, @Nullable Position from) {
        return list.page(
                new IncidentListQuery(sight, filter, Sort.REPORTED_AT_DESCENDING, PAGE, clock.instant(), from, false));
    }
}
