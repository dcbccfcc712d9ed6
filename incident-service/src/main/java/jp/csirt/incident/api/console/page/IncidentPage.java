package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.act.Offers;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.query.IncidentRoutes;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.obligation.ObligationItem;
import jp.csirt.incident.read.timeline.TimelineItem;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 事案: where one incident stands, what is next, and everything that is recorded of it, tab by tab. */
public final class IncidentPage {

    private final Pages pages;
    private final InnerApi api;
    private final OpenItems open;
    private final Offers offers;
    private final Clock clock;

    public IncidentPage(Pages pages, InnerApi api, OpenItems open, Offers offers, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.open = open;
        this.offers = offers;
        this.clock = clock;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/incidents/{id}", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        String path = "/v1/incidents/" + visit.segment("id");
        return api.get(visit, path, IncidentDetail.class)
                .flatMap(detail -> Mono.zip(
                                open.of(new IncidentId(detail.incidentId()), visit.caller(), clock.instant()),
                                api.get(visit, path + "/obligations", IncidentRoutes.Obligations.class),
                                api.get(visit, path + "/guards", IncidentRoutes.Guards.class),
                                api.get(visit, path + "/timeline", IncidentRoutes.Timeline.class),
                                offers.of(visit, detail.incidentId()))
                        .flatMap(parts -> pages.show(
                                visit,
                                "incident",
                                model(
                                        visit,
                                        detail,
                                        parts.getT1(),
                                        parts.getT2(),
                                        parts.getT3(),
                                        parts.getT4(),
                                        parts.getT5()))));
    }

    private Map<String, Object> model(
            Visit visit,
            IncidentDetail detail,
            List<OpenItems.OpenItem> items,
            IncidentRoutes.Obligations duties,
            IncidentRoutes.Guards guards,
            IncidentRoutes.Timeline timeline,
            Offers.Offered offered) {
        Instant now = clock.instant();
        Tab tab = Tab.of(visit.parameter("tab"));
        var model = new LinkedHashMap<String, Object>();
        model.put("incident", detail);
        model.put("reportedAt", Times.at(detail.reportedAt()));
        model.put("stepper", Stepper.of(detail));
        model.put(
                "items", items.stream().map(item -> Next.of(item, offered, now)).toList());
        model.put("guards", guards.guards());
        model.put("offers", offered.onIncident());
        model.put("attach", offered.pathOf("attachments"));
        model.put("papers", offered.readsPapers());
        model.put(
                "duties",
                duties.items().stream().map(duty -> Duty.of(duty, offered, now)).toList());
        model.put("tab", tab.name);
        model.put("tabs", Arrays.stream(Tab.values()).map(one -> one.name).toList());
        model.put("timeline", timeline.items().stream().map(Line::of).toList());
        model.put("sections", tab.sections(detail, offered));
        model.put("done", offers.nameOf(visit.parameter("done")));
        return model;
    }

    /** 次にすること; {@code path} leads to the page where it is done, empty when that is not the reader's to do. */
    record Next(String what, String who, boolean mine, Times.Left left, String path) {

        static Next of(OpenItems.OpenItem item, Offers.Offered offered, Instant now) {
            return new Next(
                    item.what().label(),
                    item.who(),
                    item.mine(),
                    Times.left(item.dueAt(), now),
                    offered.pathOf(WayTo.act(item.what())));
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
    record Line(String at, String text, String actor, String clauses) {

        static Line of(TimelineItem item) {
            return new Line(Times.at(item.occurredAt()), item.text(), item.actor(), String.join("、", item.clauses()));
        }
    }
}
