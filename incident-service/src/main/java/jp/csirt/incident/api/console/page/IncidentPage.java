package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.csirt.incident.api.console.act.Known;
import jp.csirt.incident.api.console.act.Offers;
import jp.csirt.incident.api.console.act.Tools;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.query.IncidentRoutes;
import jp.csirt.incident.domain.access.Permission;
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
    private final Clock clock;

    public IncidentPage(Tools tools, OpenWork open, Clock clock) {
        this.tools = tools;
        this.open = open;
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
                        open.of(List.of(id), visit.caller()),
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
        Tab tab = Tab.of(visit.parameter("tab"));
        IncidentDetail detail = known.detail();
        Offers.Offered offered = known.offered();
        var model = new LinkedHashMap<String, Object>();
        model.put("incident", detail);
        model.put("reportedAt", Times.at(detail.reportedAt()));
        model.put("stepper", Stepper.of(detail));
        Map<Boolean, List<Next>> next = IntStream.range(0, work.items().size())
                .mapToObj(at -> Next.of(work.items(), at, detail.incidentId(), offered))
                .collect(Collectors.partitioningBy(Next::folded));
        model.put("items", next.get(false));
        model.put("later", next.get(true));
        model.put(
                "asked",
                work.asked().stream().map(request -> Asked.of(request, offered)).toList());
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
        model.put(
                "duties",
                duties.stream().map(duty -> Duty.of(duty, offered, now)).toList());
        model.put("axis", DutyAxis.of(duties, now));
        model.put("tab", tab.name);
        model.put("tabs", Arrays.stream(Tab.values()).map(one -> one.name).toList());
        model.put(
                "timeline",
                known.timeline().stream().map(line -> Line.of(line, offered)).toList());
        model.put("sections", tab.sections(detail, offered));
        model.put("done", tools.offers().nameOf(visit.parameter("done")));
        return model;
    }

    /**
     * 次にすること.
     *
     * @param main whether it is the first of the reader's own
     * @param folded whether it is neither soon nor the reader's own
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

        static Next of(List<OpenItem> items, int at, UUID incident, Offers.Offered offered) {
            OpenItem item = items.get(at);
            return new Next(
                    item.title(),
                    item.clause(),
                    item.who(),
                    item.mine(),
                    item.mine() && items.subList(0, at).stream().noneMatch(OpenItem::mine),
                    !item.mine() && at >= UNFOLDED,
                    item.left(),
                    item.used(),
                    WayTo.of(item.what(), item.about()).in(incident, item.about(), offered));
        }
    }

    /** 確認の求め; {@code path} leads to where what is asked is done, empty when that is not the reader's to do. */
    record Asked(OpenRequest request, String path) {

        static Asked of(OpenRequest request, Offers.Offered offered) {
            return new Asked(
                    request,
                    WayTo.of(request.what(), request.about()).in(request.incidentId(), request.about(), offered));
        }
    }

    /** 外部報告義務. */
    record Duty(
            String name,
            String state,
            String clause,
            Times.Left left,
            boolean open,
            String submittedAt,
            List<Offers.Offer> offers) {

        static Duty of(ObligationItem item, Offers.Offered offered, Instant now) {
            return new Duty(
                    item.recipient().label() + " " + item.stage().label(),
                    item.state().label(),
                    item.clause(),
                    Times.left(item.due() == null ? null : item.due().hard(), now),
                    item.state().open(),
                    item.submittedAt() == null ? "" : Times.at(item.submittedAt()),
                    offered.on("obligations", item.obligationId().toString()));
        }
    }

    /** 時系列の一行. */
    record Line(String at, String text, String actor, String clauses, String correct) {

        static Line of(TimelineItem item, Offers.Offered offered) {
            return new Line(
                    Times.at(item.occurredAt()),
                    item.text(),
                    item.actor(),
                    String.join("、", item.clauses()),
                    offered.correction(item.eventId()));
        }
    }
}
