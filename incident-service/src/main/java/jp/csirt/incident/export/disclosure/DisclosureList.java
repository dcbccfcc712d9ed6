package jp.csirt.incident.export.disclosure;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.csirt.incident.read.detail.DetailFold;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;

/**
 * 半期の一括公表の一覧, drills left out, in the order in which the body came to know.
 *
 * @param half such as {@code 2026H1}
 * @param partial whether it was made for somebody who does not see every incident, so that it is not to be published as it is
 */
public record DisclosureList(String half, List<DisclosureItem> items, boolean partial) {

    public DisclosureList {
        items = List.copyOf(items);
    }

    /**
     * As {@link #entry}, for an incident of an earlier half: only if it was decided, by when that was recorded, in this one, so
     * that it is not left out of every list.
     */
    public static Optional<Entry> late(IncidentRecord record, Persons persons, Instant at, Instant from, Instant to) {
        return Optional.of(DetailFold.of(record, persons, at, null))
                .filter(DisclosureItem::isListed)
                .filter(detail -> detail.disclosure()
                        .decision()
                        .map(decision -> decision.stamp().recordedAt())
                        .filter(decided -> !decided.isBefore(from) && decided.isBefore(to))
                        .isPresent())
                .map(DisclosureList::entry);
    }

    /** What the list shows of a record as it stands at that time; empty unless it is to be made public with others. */
    public static Optional<Entry> entry(IncidentRecord record, Persons persons, Instant at) {
        return Optional.of(DetailFold.of(record, persons, at, null))
                .filter(DisclosureItem::isListed)
                .map(DisclosureList::entry);
    }

    private static Entry entry(IncidentDetail detail) {
        return new Entry(detail.awareAt(), detail.number(), DisclosureItem.of(detail));
    }

    /** The entries in their order. */
    public static DisclosureList of(String half, List<Entry> entries, boolean partial) {
        List<DisclosureItem> listed = entries.stream()
                .sorted(Comparator.comparing(Entry::awareAt).thenComparing(Entry::number))
                .map(Entry::item)
                .toList();
        return new DisclosureList(
                half,
                IntStream.range(0, listed.size())
                        .mapToObj(place -> listed.get(place).at(place + 1))
                        .toList(),
                partial);
    }

    /**
     * One of the list, before its place is known.
     *
     * @param awareAt by which it has its place, and then by its number; neither is shown
     */
    public record Entry(Instant awareAt, String number, DisclosureItem item) {}
}
