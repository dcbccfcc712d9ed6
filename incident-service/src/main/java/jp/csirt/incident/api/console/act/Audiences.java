package jp.csirt.incident.api.console.act;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.organisation.Person;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.watch.Audience;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.NotifiedPost;
import jp.csirt.incident.domain.watch.Routing;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import reactor.core.publisher.Mono;

/** 知らせる相手: whom an act will tell, as its page says before it is done. */
public final class Audiences {

    private final IncidentRecords records;
    private final Supplier<PostResolution> posts;
    private final Supplier<PolicyProfile> profile;
    private final Clock clock;

    public Audiences(
            IncidentRecords records, Supplier<PostResolution> posts, Supplier<PolicyProfile> profile, Clock clock) {
        this.records = records;
        this.posts = posts;
        this.profile = profile;
        this.clock = clock;
    }

    /** Whom the act tells in an incident that the person was shown; nothing where it tells nobody. */
    Mono<List<Told>> of(Visit visit, Act act, UUID incident) {
        return records.find(new IncidentId(incident))
                .map(record -> told(visit, act, record, clock.instant()))
                .defaultIfEmpty(List.of());
    }

    private List<Told> told(Visit visit, Act act, IncidentRecord record, Instant now) {
        var history = new IncidentHistory(record.facts(), Set.of());
        Routing routing = Routing.of(posts.get(), history, now);
        boolean named = Permission.READ_ORGANISATION.grantedTo(visit.caller()).isPresent();
        Stream<Told> foretold =
                Trials.of(act.path(), history, visit.caller().personId(), now, visit.variables()).stream()
                        .map(one -> new Told(
                                one.when(), words(Audience.of(one.event(), history, routing), routing, named)));
        Stream<Told> written = Trials.names(act.path()) ? Stream.of(new Told("named", "")) : Stream.of();
        return Stream.concat(written, foretold.filter(told -> !told.posts().isEmpty()))
                .toList();
    }

    private String words(List<NotifiedPost> told, Routing routing, boolean named) {
        return told.stream()
                .map(post -> profile.get().addresseeName(post.code()) + (named ? holders(post, routing) : ""))
                .collect(joining("、"));
    }

    /** Who answers for the post today. */
    private static String holders(NotifiedPost post, Routing routing) {
        Map<UUID, Person> persons = routing.posts().organisation().persons();
        String names = routing
                .posts()
                .resolve(new Post(post.post(), post.unit()), post.unit(), routing.at(), Set.of())
                .persons()
                .stream()
                .map(persons::get)
                .filter(Objects::nonNull)
                .map(Person::name)
                .collect(joining("、"));
        return names.isEmpty() ? "" : "（" + names + "）";
    }

    /**
     * 知らせる相手.
     *
     * @param when in which case; the end of a key of the messages
     * @param posts empty where the form names them
     */
    record Told(String when, String posts) {}
}
