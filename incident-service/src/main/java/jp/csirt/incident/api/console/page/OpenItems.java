package jp.csirt.incident.api.console.page;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.NotifiedPost;
import jp.csirt.incident.domain.watch.OpenMatter;
import jp.csirt.incident.domain.watch.Routing;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 残っている用件 of an incident, with the posts that answer for them: the same that the digest of the morning tells. */
public final class OpenItems {

    private final IncidentRecords records;
    private final Supplier<PostResolution> posts;
    private final StepTimetable timetable;
    private final Clock clock;

    public OpenItems(IncidentRecords records, Supplier<PostResolution> posts, StepTimetable timetable, Clock clock) {
        this.records = records;
        this.posts = posts;
        this.timetable = timetable;
        this.clock = clock;
    }

    /** What is open in an incident that the caller was shown, soonest first. */
    Mono<List<OpenItem>> of(UUID incident, Caller caller) {
        return records.find(new IncidentId(incident))
                .map(record -> items(record, caller, clock.instant()))
                .defaultIfEmpty(List.of());
    }

    /** The same of several incidents that the caller was shown, with as few questions to the store as one of them needs. */
    Mono<Map<UUID, List<OpenItem>>> of(Collection<UUID> incidents, Caller caller) {
        return records.stored(incidents.stream().map(IncidentId::new).toList()).map(found -> {
            Instant now = clock.instant();
            return found.entrySet().stream()
                    .collect(Collectors.toMap(
                            one -> one.getKey().value(),
                            one -> items(one.getValue().get(), caller, now)));
        });
    }

    private List<OpenItem> items(IncidentRecord record, Caller caller, Instant now) {
        var history = new IncidentHistory(record.facts(), Set.of());
        Routing routing = Routing.of(posts.get(), history, now);
        Set<String> own = OpenRequests.posts(caller);
        return OpenMatter.of(history, timetable).stream()
                .map(open -> item(open, routing, own, now))
                .sorted(comparing(OpenItem::dueAt, nullsLast(naturalOrder())))
                .toList();
    }

    private static OpenItem item(OpenMatter open, Routing routing, Set<String> own, Instant now) {
        List<NotifiedPost> to = routing.route(List.of(open.owner()), List.of()).to();
        return new OpenItem(
                open.what(),
                to.stream().map(post -> post.post().label()).distinct().collect(Collectors.joining("、")),
                to.stream().anyMatch(post -> own.contains(post.code())),
                open.dueAt(),
                Times.left(open.dueAt(), now),
                Times.used(open.since(), open.dueAt(), now));
    }

    /**
     * 用件.
     *
     * @param who the posts that answer
     * @param mine whether the caller holds one of them
     * @param used percent of the time that is over
     */
    record OpenItem(
            Matter what, String who, boolean mine, @Nullable Instant dueAt, Times.Left left, int used) {}
}
