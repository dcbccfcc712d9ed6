package jp.csirt.incident.api.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.ClosingGuards;
import jp.csirt.incident.domain.incident.Guard;
import jp.csirt.incident.domain.profile.DateStyle;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.timetable.OpenLimits;
import jp.csirt.incident.read.detail.DetailFold;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.obligation.ObligationFold;
import jp.csirt.incident.read.obligation.ObligationItem;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.WatchRecord;
import jp.csirt.incident.read.record.WatchRecords;
import jp.csirt.incident.read.step.StepItem;
import jp.csirt.incident.read.timeline.TimelineItem;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 一件への問い: detail, timeline, steps, obligations, guards; each folded from the incident's own record, so never behind. */
public final class IncidentRoutes {

    private static final Set<String> PARAMETERS = Set.of("after");

    private final IncidentsInSight incidents;
    private final WatchRecords watches;
    private final After after;
    private final Persons persons;
    private final Supplier<PolicyProfile> profile;
    private final StepTimetable timetable;
    private final DateStyle dates;
    private final Clock clock;

    public IncidentRoutes(
            IncidentsInSight incidents,
            WatchRecords watches,
            After after,
            Persons persons,
            Supplier<PolicyProfile> profile,
            StepTimetable timetable,
            DateStyle dates,
            Clock clock) {
        this.incidents = incidents;
        this.watches = watches;
        this.after = after;
        this.persons = persons;
        this.profile = profile;
        this.timetable = timetable;
        this.dates = dates;
        this.clock = clock;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/incidents/{id}", call -> find(call).flatMap(record -> answered(call, record))),
                watched(
                        "steps",
                        (record, watch) ->
                                new StepList(StepItem.of(record, watch.asked(), timetable, clock.instant()))),
                question("obligations", record -> new Obligations(ObligationFold.of(record, clock.instant()))),
                watched(
                        "timeline",
                        (record, watch) -> new Timeline(TimelineItem.of(record, watch, persons, profile.get(), dates))),
                question("guards", record -> new Guards(ClosingGuards.unmet(record.state()))));
    }

    /** 当事者 are named only to those who may read the personnel track. */
    private IncidentDetail detail(Call call, IncidentRecord record, Instant at) {
        Instant nextDue = OpenLimits.of(record.history(), timetable).next().orElse(null);
        return Permission.SEE_IMPLICATED.grantedTo(call.caller()).isPresent()
                ? DetailFold.restricted(record, persons, at, nextDue)
                : DetailFold.of(record, persons, at, nextDue);
    }

    private Route question(String path, Function<IncidentRecord, Object> answer) {
        return Route.get(
                "/v1/incidents/{id}/" + path,
                call -> find(call).flatMap(record -> answered(call, answer.apply(record))));
    }

    /** A question that also looks at what was asked of whom, and what became of it. */
    private Route watched(String path, BiFunction<IncidentRecord, WatchRecord, Object> answer) {
        return Route.get(
                "/v1/incidents/{id}/" + path,
                call -> find(call)
                        .flatMap(record -> watches.find(record.id())
                                .flatMap(watch -> answered(call, answer.apply(record, watch)))));
    }

    private Mono<ServerResponse> answered(Call call, IncidentRecord record) {
        if (record.showsOutsideContact()) {
            call.showsRestricted();
        }
        IncidentDetail now = detail(call, record, clock.instant());
        return Replies.tagged(
                call, record.version(), now, () -> now.equals(detail(call, record, record.lastRecordedAt())));
    }

    private static Mono<ServerResponse> answered(Call call, Object answer) {
        return Replies.json(call, answer);
    }

    /** 404 and 403 come before what is wrong with the parameters. */
    private Mono<IncidentRecord> find(Call call) {
        return incidents.find(call).flatMap(record -> {
            call.allowOnly(PARAMETERS);
            return after.log(call).thenReturn(record);
        });
    }

    /** 時系列. */
    public record Timeline(List<TimelineItem> items) {}

    /** 対応の段階. */
    public record StepList(List<StepItem> items) {}

    /** 外部報告義務. */
    public record Obligations(List<ObligationItem> items) {}

    /** 完了の条件のうち残っているもの. */
    public record Guards(List<Guard> guards) {}
}
