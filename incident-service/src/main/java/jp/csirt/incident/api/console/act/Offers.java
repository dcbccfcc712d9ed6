package jp.csirt.incident.api.console.act;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.CorrectableItem;
import jp.csirt.incident.domain.incident.Corrections;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.organisation.Responsibility;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.RecordedEvent;
import reactor.core.publisher.Mono;

/** できる行為: which of the API's acts a person may use on an incident, by the permission that each asks for first. */
public final class Offers {

    private static final String BASE = "/v1/incidents/{id}/";

    /** The one act that is refused while conditions of the incident are not met. Source: requirements A.4. */
    private static final String CLOSURE = "closure";

    /** Acts whose pages are not made from the shape of their request. */
    private static final Set<String> OWN_PAGES = Set.of("attachments", "reports/{form}/issues");

    private final List<Act> acts;
    private final IncidentRecords records;
    private final Supplier<PostResolution> posts;
    private final Clock clock;

    /**
     * The offers.
     *
     * @param routes those of the API
     */
    public Offers(List<Route> routes, IncidentRecords records, Supplier<PostResolution> posts, Clock clock) {
        this.acts = routes.stream()
                .filter(route -> route.path().startsWith(BASE) && route.shape() != null)
                .map(route -> new Act(
                        route.path().substring(BASE.length()),
                        route.shape().least(),
                        route.shape().body()))
                .toList();
        this.records = records;
        this.posts = posts;
        this.clock = clock;
    }

    /** The act of that path. */
    public Act act(String path) {
        return acts.stream().filter(act -> act.path().equals(path)).findFirst().orElseThrow();
    }

    /** All acts. */
    List<Act> acts() {
        return acts;
    }

    /** The key of an act that was done just now; empty when nobody did any. */
    public String nameOf(String key) {
        return acts.stream().map(Act::key).filter(key::equals).findFirst().orElse("");
    }

    /** What may be done to an incident that the person was shown. */
    Mono<Offered> of(Visit visit, IncidentDetail incident) {
        return records.find(new IncidentId(incident.incidentId()))
                .map(record -> offered(visit.caller(), incident, record))
                .defaultIfEmpty(
                        new Offered("", visit.caller(), List.of(), (_, _) -> false, false, List.of(), Set.of()));
    }

    private Offered offered(Caller caller, IncidentDetail incident, IncidentRecord record) {
        var responsibility = new Responsibility(posts.get(), record.scope(), clock.instant());
        Caller acting = responsibility.of(caller);
        return new Offered(
                base(incident.incidentId()),
                acting,
                Sight.of(caller).takesPart(record.scope()) ? granted(acting) : List.of(),
                new Feasible(acting, incident, record, responsibility.vacant(Role.SEC_MANAGER))::may,
                Permission.READ_REPORT.grantedTo(caller).isPresent(),
                record.events().stream().map(RecordedEvent::position).toList(),
                record.events().stream()
                        .filter(event -> Corrections.takes(event.event()))
                        .map(RecordedEvent::eventId)
                        .collect(toSet()));
    }

    private List<Act> granted(Caller acting) {
        return acts.stream()
                .filter(act -> act.least().grantedTo(acting).isPresent())
                .toList();
    }

    /**
     * Where a person who may try an act does it; empty where the act is not the person's.
     *
     * @param id of what it is done to, where that is one of several things
     */
    public String way(Caller caller, UUID incident, String path, String id) {
        List<Act> allowed = acts.stream()
                .filter(act ->
                        act.path().equals(path) && act.least().grantedTo(caller).isPresent())
                .toList();
        return Act.place(allowed, base(incident), path, id);
    }

    private static String base(UUID incident) {
        return "/incidents/" + incident + "/";
    }

    /** What may be corrected in an incident that the person was shown, by the ids of its events. */
    Mono<Map<String, List<CorrectableItem>>> correctable(UUID incident) {
        return records.find(new IncidentId(incident))
                .map(record -> record.events().stream()
                        .filter(event -> Corrections.takes(event.event()))
                        .collect(toMap(RecordedEvent::eventId, event -> Corrections.items(event.event()))))
                .defaultIfEmpty(Map.of());
    }

    /**
     * 行為.
     *
     * @param path below the incident, as the API writes it
     * @param body the shape of what is sent
     */
    public record Act(String path, Permission least, Class<? extends Record> body) {

        /** Its name in the messages: the path without what it is done to. */
        String key() {
            return path.replaceAll("/\\{[A-Za-z]+}", "").replace('/', '.');
        }

        boolean hasOwnPage() {
            return OWN_PAGES.contains(path);
        }

        boolean isOnIncident() {
            return !path.contains("{");
        }

        /** Whether it is known what it is done to. */
        private boolean isDoneTo(String id) {
            return isOnIncident() || !id.isEmpty();
        }

        /** Whether conditions of the incident may stand against it. */
        boolean isGuarded() {
            return path.equals(CLOSURE);
        }

        private static String on(String path, String id) {
            return path.replaceFirst("\\{[A-Za-z]+}", id);
        }

        /** Where one of the acts is done; empty where it is none of them, or where it is not known what it is done to. */
        private static String place(List<Act> acts, String base, String path, String id) {
            return acts.stream()
                    .filter(act -> act.path().equals(path) && act.isDoneTo(id))
                    .map(act -> base + on(act.path(), id))
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * What one person may do to one incident. The pages of all acts open; links lead to those that can be done as it stands.
     *
     * @param base where its pages lie
     * @param acting the person as he or she may act in it
     * @param acts what the person may try
     * @param feasible whether an act, by its path and the id of what it is done to, can be done now
     * @param positions of its events, oldest first
     * @param correctable ids of those that take a correction
     */
    public record Offered(
            String base,
            Caller acting,
            List<Act> acts,
            BiPredicate<String, String> feasible,
            boolean readsPapers,
            List<Long> positions,
            Set<String> correctable) {

        public Offered {
            acts = List.copyOf(acts);
            positions = List.copyOf(positions);
            correctable = Set.copyOf(correctable);
        }

        /** Where the record stood at a version; before its beginning where it never had it. */
        long positionOf(int version) {
            return version > 0 && version <= positions.size() ? positions.get(version - 1) : 0;
        }

        /** Where an event is corrected; empty where that may not be. */
        public String correction(String eventId) {
            String page = correctable.contains(eventId) ? pathOf("corrections") : "";
            return page.isEmpty() ? "" : page + "?eventId=" + eventId;
        }

        /** Whether it may be tried. */
        public boolean has(Act act) {
            return acts.contains(act);
        }

        /** Whether the person has that permission in this incident. */
        public boolean may(Permission permission) {
            return permission.grantedTo(acting).isPresent();
        }

        /** The acts on the incident as a whole. */
        public List<Offer> onIncident() {
            return acts.stream()
                    .filter(act -> act.isOnIncident() && feasible.test(act.path(), ""))
                    .map(act -> new Offer(act.key(), base + act.path()))
                    .toList();
        }

        /** The acts on one of its things. */
        public List<Offer> on(String collection, String id) {
            return acts.stream()
                    .filter(act -> act.path().startsWith(collection + "/{") && feasible.test(act.path(), id))
                    .map(act -> new Offer(act.key(), base + Act.on(act.path(), id)))
                    .toList();
        }

        /** Where the act is done that conditions stand against; empty when it may not be. */
        public String guarded() {
            return pathOf(CLOSURE);
        }

        /** Whether an act that is done to one of several things is the person's. */
        public boolean mayOn(String path) {
            return acts.stream().anyMatch(act -> act.path().equals(path));
        }

        /** Where the act is done; empty when it cannot be, or when it is none of the incident as a whole. */
        public String pathOf(String path) {
            return pathOf(path, "");
        }

        /** Where the act is done to one of several things, or to the incident as a whole. */
        public String pathOf(String path, String id) {
            return feasible.test(path, id) ? Act.place(acts, base, path, id) : "";
        }
    }

    /** A link to an act; {@code act.<key>} is its name in the messages. */
    public record Offer(String key, String path) {}
}
