package jp.csirt.incident.api.console.page;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.WantedConfirmation;
import jp.csirt.incident.read.record.WatchRecord;
import jp.csirt.incident.read.record.WatchRecords;
import reactor.core.publisher.Mono;

/** 確認の求め: what the person may confirm now in incidents that he or she was shown, and nobody has confirmed yet. */
public final class OpenRequests {

    private final WatchRecords watches;
    private final Clock clock;

    public OpenRequests(WatchRecords watches, Clock clock) {
        this.watches = watches;
        this.clock = clock;
    }

    /** What is open, what was asked last first; what is asked again because nobody answered is confirmed together. */
    Mono<List<OpenRequest>> of(Collection<UUID> incidents, Caller caller) {
        Set<String> posts = posts(caller);
        Instant now = clock.instant();
        return watches.find(incidents.stream().map(IncidentId::new).toList())
                .flatMapIterable(watch -> open(watch, posts, now).toList())
                .sort(comparing(OpenRequest::askedAt).reversed())
                .collectList();
    }

    /** Codes of the posts in which the caller may act. */
    static Set<String> posts(Caller caller) {
        return caller.posts().stream().map(Post::code).collect(Collectors.toSet());
    }

    private static Stream<OpenRequest> open(WatchRecord watch, Set<String> posts, Instant now) {
        return watch
                .unconfirmed()
                .filter(wanted -> wanted.by(posts, now).isPresent())
                .collect(groupingBy(wanted -> wanted.asked().what(), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(OpenRequest::of);
    }

    /**
     * 確認の求め.
     *
     * @param askedAt when it was asked last
     * @param notifications the same, as often as it was asked
     */
    record OpenRequest(UUID incidentId, Matter what, Instant askedAt, List<UUID> notifications) {

        OpenRequest {
            notifications = List.copyOf(notifications);
        }

        private static OpenRequest of(List<WantedConfirmation> same) {
            WantedConfirmation newest = same.getLast();
            return new OpenRequest(
                    newest.asked().incidentId().value(),
                    newest.asked().what(),
                    newest.askedAt(),
                    same.stream().map(wanted -> wanted.asked().notificationId()).toList());
        }

        /** When it was asked, as pages show it. */
        public String at() {
            return Times.at(askedAt);
        }
    }
}
