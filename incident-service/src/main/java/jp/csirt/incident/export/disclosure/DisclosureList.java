package jp.csirt.incident.export.disclosure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;

/**
 * 半期の一括公表の一覧, drills left out, in the order in which the body came to know.
 *
 * @param half such as {@code 2026H1}
 */
public record DisclosureList(String half, List<DisclosureItem> items) {

    public DisclosureList {
        items = List.copyOf(items);
    }

    /** Those of the records that are to be made public together. */
    public static DisclosureList of(String half, List<IncidentRecord> records, Persons persons, Instant at) {
        List<IncidentDetail> listed = records.stream()
                .map(record -> DisclosureItem.detail(record, persons, at))
                .filter(DisclosureItem::isListed)
                .sorted(Comparator.comparing(IncidentDetail::awareAt).thenComparing(IncidentDetail::number))
                .toList();
        return new DisclosureList(
                half,
                IntStream.range(0, listed.size())
                        .mapToObj(place -> DisclosureItem.of(place + 1, listed.get(place)))
                        .toList());
    }
}
