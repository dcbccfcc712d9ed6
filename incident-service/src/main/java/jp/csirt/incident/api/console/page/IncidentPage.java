package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.csirt.incident.api.console.act.Known;
import jp.csirt.incident.api.console.act.Offers;
import jp.csirt.incident.api.console.act.Tools;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.console.frame.Wording;
import jp.csirt.incident.api.query.IncidentRoutes;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.obligation.ObligationItem;
import jp.csirt.incident.read.timeline.TimelineItem;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 事案: where one incident stands, what is next, and everything that is recorded of it, tab by tab. */
public final class IncidentPage {

    /** How many items are shown even when they are not the reader's own. */
    private static final int UNFOLDED = 3;

    private final Tools tools;
    private final OpenWork open;
    private final Supplier<PolicyProfile> profile;
    private final Clock clock;

    public IncidentPage(Tools tools, OpenWork open, Supplier<PolicyProfile> profile, Clock clock) {
        this.tools = tools;
        this.open = open;
        this.profile = profile;
        this.clock = clock;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/incidents/{id}", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        return tools.pages().live(visit, "incident", tools.known(visit).flatMap(known -> model(visit, known)));
    }

    private Mono<Map<String, Object>> model(Visit visit, Known known) {
        String path = "/v1/incidents/" + visit.segment("id");
        UUID id = known.detail().incidentId();
        return Mono.zip(
                        open.of(List.of(id), visit),
                        tools.api().get(visit, path + "/obligations", IncidentRoutes.Obligations.class),
                        tools.api().get(visit, path + "/guards", IncidentRoutes.Guards.class))
                .map(parts -> model(
                        visit,
                        known,
                        OpenWork.Work.in(parts.getT1(), id),
                        parts.getT2().items(),
                        parts.getT3()));
    }

    private Map<String, Object> model(
            Visit visit, Known known, OpenWork.Work work, List<ObligationItem> duties, IncidentRoutes.Guards guards) {
        Instant now = clock.instant();
        Times times = visit.times();
        Tab tab = Tab.of(visit.parameter("tab"));
        IncidentDetail detail = known.detail();
        Offers.Offered offered = known.offered();
        var model = new LinkedHashMap<String, Object>();
        model.put("incident", detail);
        model.put("reportedAt", times.at(detail.reportedAt()));
        model.put("stepper", Stepper.of(detail, times));
        List<Next> next = Next.all(work.items(), detail.incidentId(), offered);
        boolean led = next.stream().anyMatch(Next::main);
        model.put("items", next.stream().filter(item -> !item.folded()).toList());
        model.put("later", next.stream().filter(Next::folded).toList());
        model.put("askedFirst", !led && !work.asked().isEmpty());
        model.put(
                "asked",
                IntStream.range(0, work.asked().size())
                        .mapToObj(at -> Asked.of(work.asked().get(at), !led && at == 0, offered, times))
                        .toList());
        model.put("readable", work.readable());
        model.put("confirmed", !visit.parameter("confirmed").isEmpty());
        model.put("guards", known.ways(guards.guards()));
        model.put(
                "closing", work.items().stream().anyMatch(item -> item.mine() && item.what() == Matter.CLOSE_INCIDENT));
        model.put("guarded", guards.guards().isEmpty() ? "" : offered.guarded());
        model.put("offers", offered.onIncident());
        model.put("attach", offered.pathOf("attachments"));
        model.put("bundle", Permission.READ_LOG.grantedTo(visit.caller()).isPresent());
        model.put(
                "personnel",
                Permission.READ_PERSONNEL_ACTIONS.grantedTo(visit.caller()).isPresent());
        model.put("papers", offered.readsPapers());
        DutyAxis axis = DutyAxis.of(duties, now, times);
        model.put("axis", axis);
        model.put(
                "duties",
                IntStream.range(0, duties.size())
                        .mapToObj(at -> Duty.of(duties.get(at), axis.bars().get(at), offered))
                        .toList());
        model.put("openAxis", DutyAxis.open(duties, now, times));
        model.put("tab", tab.name);
        model.put("tabs", Arrays.stream(Tab.values()).map(one -> one.name).toList());
        model.put(
                "timeline",
                known.timeline().stream()
                        .map(line -> Line.of(line, offered, times))
                        .toList());
        var wording = new Wording(times, profile.get()::addresseeName);
        model.put(
                "sections",
                tab.sections(detail, offered).stream()
                        .map(section -> section.told(wording))
                        .toList());
        model.put("done", tools.offers().nameOf(visit.parameter("done")));
        return model;
    }

    /**
     * 次にすること.
     *
     * @param main whether it is the first that the reader has to do and can
     * @param folded whether it is neither among the soonest nor the reader's own
     * @param path leads to the page where it is done, empty when that is not the reader's to do
     */
    record Next(
            String what,
            String clause,
            String who,
            boolean mine,
            boolean main,
            boolean folded,
            Times.Left left,
            int used,
            String path) {

        /** The reader's own come first. */
        static List<Next> all(List<OpenItem> items, UUID incident, Offers.Offered offered) {
            List<String> paths = items.stream()
                    .map(item -> WayTo.of(item.what(), item.about()).in(incident, item.about(), offered))
                    .toList();
            int main = IntStream.range(0, items.size())
                    .filter(at -> items.get(at).mine() && !paths.get(at).isEmpty())
                    .findFirst()
                    .orElse(-1);
            return IntStream.range(0, items.size())
                    .mapToObj(at -> of(items.get(at), at == main, at >= UNFOLDED, paths.get(at)))
                    .sorted(Comparator.comparing(Next::mine).reversed())
                    .toList();
        }

        private static Next of(OpenItem item, boolean main, boolean late, String path) {
            return new Next(
                    item.title(),
                    item.clause(),
                    item.who(),
                    item.mine(),
                    main,
                    late && !item.mine(),
                    item.left(),
                    item.used(),
                    path);
        }
    }

    /**
     * 確認の求め.
     *
     * @param main whether it comes before all else, because the reader has nothing else to do here
     * @param path leads to where what is asked is done, empty when that is not the reader's to do
     */
    record Asked(OpenRequest request, String at, boolean main, String path) {

        static Asked of(OpenRequest request, boolean main, Offers.Offered offered, Times times) {
            return new Asked(
                    request,
                    times.at(request.askedAt()),
                    main,
                    WayTo.of(request.what(), request.about()).in(request.incidentId(), request.about(), offered));
        }
    }

    /** 外部報告義務. */
    record Duty(DutyAxis.Bar bar, String clause, List<Offers.Offer> offers) {

        static Duty of(ObligationItem item, DutyAxis.Bar bar, Offers.Offered offered) {
            return new Duty(
                    bar,
                    item.clause(),
                    offered.on("obligations", item.obligationId().toString()));
        }
    }

    /** 時系列の一行. */
    record Line(String at, String text, String actor, String clauses, String correct) {

        static Line of(TimelineItem item, Offers.Offered offered, Times times) {
            return new Line(
                    times.at(item.occurredAt()),
                    item.text(),
                    item.actor(),
                    String.join("、", item.clauses()),
                    offered.correction(item.eventId()));
        }
    }
}
