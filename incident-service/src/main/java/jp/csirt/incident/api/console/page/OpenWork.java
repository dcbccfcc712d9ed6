package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import jp.csirt.incident.read.incidentlist.OpenIncidents;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.Legible;
import jp.csirt.incident.read.record.WatchRecord;
import jp.csirt.incident.read.record.WatchRecords;
import reactor.core.publisher.Mono;

/** 残っている用件と確認の求め in incidents that the person was shown, with as few questions to the store as one of them needs. */
public final class OpenWork {

    private final OpenIncidents incidents;
    private final IncidentRecords records;
    private final WatchRecords watches;
    private final Supplier<PostResolution> posts;
    private final StepTimetable timetable;
    private final Clock clock;

    public OpenWork(
            OpenIncidents incidents,
            IncidentRecords records,
            WatchRecords watches,
            Supplier<PostResolution> posts,
            StepTimetable timetable,
            Clock clock) {
        this.incidents = incidents;
        this.records = records;
        this.watches = watches;
        this.posts = posts;
        this.timetable = timetable;
        this.clock = clock;
    }

    /** Those of the listed incidents in which anybody still has anything to do; closing leaves some of it. */
    Mono<List<IncidentListItem>> left(List<IncidentListItem> listed) {
        List<UUID> closed = listed.stream()
                .filter(incident -> incident.milestone() == Milestone.CLOSED)
                .map(IncidentListItem::incidentId)
                .toList();
        return incidents
                .among(closed)
                .map(open -> listed.stream()
                        .filter(incident ->
                                incident.milestone() != Milestone.CLOSED || open.contains(incident.incidentId()))
                        .toList());
    }

    /** What is open, and what is asked. */
    Mono<Map<UUID, Work>> of(Collection<UUID> shown, Visit visit) {
        return work(shown, visit, watches.stored(ids(shown)));
    }

    /** What is open alone. */
    Mono<Map<UUID, Work>> items(Collection<UUID> shown, Visit visit) {
        return work(shown, visit, Mono.just(Map.of()));
    }

    private Mono<Map<UUID, Work>> work(
            Collection<UUID> shown, Visit visit, Mono<Map<IncidentId, Supplier<WatchRecord>>> told) {
        return Mono.zip(records.stored(ids(shown)), told, (found, watched) -> {
            var look = new Look(visit.caller(), posts.get(), timetable, clock.instant(), visit.times());
            return found.entrySet().stream()
                    .collect(Collectors.toMap(
                            one -> one.getKey().value(),
                            one -> Legible.of(() -> look.at(
                                            one.getValue().get(),
                                            watched.getOrDefault(one.getKey(), () -> WatchRecord.NONE)
                                                    .get()))
                                    .orElse(Work.UNREADABLE)));
        });
    }

    private static List<IncidentId> ids(Collection<UUID> shown) {
        return shown.stream().map(IncidentId::new).toList();
    }

    /**
     * 一件の用件.
     *
     * @param items soonest first
     * @param asked what was asked last first
     * @param readable whether this version could read all of it
     */
    record Work(List<OpenItem> items, List<OpenRequest> asked, boolean readable) {

        private static final Work NONE = new Work(List.of(), List.of(), true);
        private static final Work UNREADABLE = new Work(List.of(), List.of(), false);

        Work {
            items = List.copyOf(items);
            asked = List.copyOf(asked);
        }

        /** What was found in one of the incidents. */
        static Work in(Map<UUID, Work> found, UUID incident) {
            return found.getOrDefault(incident, NONE);
        }

        /** Numbers of the incidents that could not be read. */
        static List<String> unreadable(List<IncidentListItem> incidents, Map<UUID, Work> found) {
            return incidents.stream()
                    .filter(incident -> !in(found, incident.incidentId()).readable())
                    .map(IncidentListItem::number)
                    .toList();
        }
    }
}
