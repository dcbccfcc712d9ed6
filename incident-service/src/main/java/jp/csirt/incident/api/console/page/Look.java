package jp.csirt.incident.api.console.page;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.page.OpenWork.Work;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.timetable.StepRun;
import jp.csirt.incident.domain.timetable.Steps;
import jp.csirt.incident.domain.watch.Audience;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.NotifiedPost;
import jp.csirt.incident.domain.watch.OpenMatter;
import jp.csirt.incident.domain.watch.Routing;
import jp.csirt.incident.domain.watch.Topic;
import jp.csirt.incident.domain.watch.Topics;
import jp.csirt.incident.domain.watch.WantedConfirmation;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.WatchRecord;

/** 見渡し: what one person finds open at one moment. Who answers for a post of a unit is found once, not for each item. */
final class Look {

    private final Set<String> own;
    private final PostResolution posts;
    private final StepTimetable timetable;
    private final Instant now;
    private final Times times;
    private final Map<Asked, List<NotifiedPost>> answering = new HashMap<>();

    Look(Caller caller, PostResolution posts, StepTimetable timetable, Instant now, Times times) {
        this.own = posts(caller);
        this.posts = posts;
        this.timetable = timetable;
        this.now = now;
        this.times = times;
    }

    /** Codes of the posts in which the caller may act. */
    static Set<String> posts(Caller caller) {
        return caller.posts().stream().map(Post::code).collect(Collectors.toSet());
    }

    /** What is found in one incident. */
    Work at(IncidentRecord record, WatchRecord watched) {
        var history = new IncidentHistory(record.facts(), Set.of());
        List<StepRun> steps = Steps.of(history.events(), timetable);
        List<OpenMatter> open = OpenMatter.of(history, steps);
        return new Work(items(open, history), requests(open, history, steps, watched), true);
    }

    private List<OpenItem> items(List<OpenMatter> open, IncidentHistory history) {
        if (open.isEmpty()) {
            return List.of();
        }
        Routing routing = Routing.of(posts, history, now);
        return open.stream()
                .map(matter -> item(matter, answering(matter.owner(), routing)))
                .sorted(comparing(OpenItem::dueAt, nullsLast(naturalOrder())))
                .toList();
    }

    private OpenItem item(OpenMatter open, List<NotifiedPost> to) {
        return new OpenItem(
                open.what(),
                open.about(),
                open.clause(),
                to.stream().map(post -> post.post().label()).distinct().collect(Collectors.joining("、")),
                to.stream().anyMatch(post -> own.contains(post.code())),
                open.dueAt(),
                times.left(open.dueAt(), now),
                Times.used(open.since(), open.dueAt(), now));
    }

    private List<NotifiedPost> answering(Post owner, Routing routing) {
        return answering.computeIfAbsent(
                new Asked(owner, routing.unit(), routing.beside(), routing.implicated()),
                _ -> Audience.of(owner, routing));
    }

    /** What is asked again because nobody answered is confirmed together, and nothing else is. */
    private List<OpenRequest> requests(
            List<OpenMatter> open, IncidentHistory history, List<StepRun> steps, WatchRecord watched) {
        List<WantedConfirmation> wanted = watched.unconfirmed()
                .filter(one -> one.by(own, now).isPresent())
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        IncidentState state = history.state();
        var topics = new Topics(history, state, steps);
        return wanted.stream()
                .collect(groupingBy(one -> topics.request(one.asked()), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(same -> request(same, topics, open, state.closed()))
                .sorted(comparing(OpenRequest::askedAt).reversed())
                .toList();
    }

    private static OpenRequest request(
            List<WantedConfirmation> same, Topics topics, List<OpenMatter> open, boolean closed) {
        WantedConfirmation newest = same.getLast();
        Matter what = newest.asked().what();
        Topic about = topics.of(newest.asked());
        boolean left = open.stream()
                .anyMatch(matter ->
                        matter.about().equals(about) && (matter.what() == what || !about.equals(Topic.INCIDENT)));
        return new OpenRequest(
                newest.asked().incidentId().value(),
                what,
                about,
                newest.asked().clause(),
                newest.askedAt(),
                closed && !left,
                same.stream().map(one -> one.asked().notificationId()).toList());
    }

    /** What decides who answers at one moment. */
    private record Asked(Post owner, String unit, List<String> beside, Set<UUID> implicated) {}
}
