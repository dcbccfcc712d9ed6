package jp.csirt.incident.api.console.drill;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.incident.api.command.Answer;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** 訓練: a drill is filed like any incident, only marked. */
public final class DrillPages {

    private final Pages pages;
    private final InnerApi api;
    private final Supplier<List<Scenario>> scenarios;
    private final Clock clock;

    public DrillPages(Pages pages, InnerApi api, Supplier<List<Scenario>> scenarios, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(Page.get("/drills", this::show), Page.post("/drills", this::begin));
    }

    private Mono<ServerResponse> show(Visit visit) {
        return api.get(visit, "/v1/incidents?drill=true&limit=50", ListRoutes.Body.class)
                .flatMap(body -> pages.show(
                        visit,
                        "drills",
                        Map.of(
                                "scenarios",
                                scenarios.get(),
                                "mayBegin",
                                Permission.REPORT.grantedTo(visit.caller()).isPresent(),
                                "at",
                                clock.instant().getEpochSecond(),
                                "key",
                                UUID.randomUUID().toString(),
                                "drills",
                                body.items().stream()
                                        .map(item -> Row.of(item, visit.times()))
                                        .toList())));
    }

    private Mono<ServerResponse> begin(Visit visit) {
        Scenario chosen = scenarios.get().stream()
                .filter(scenario -> scenario.id().equals(visit.form().text("scenario")))
                .findFirst()
                .orElseThrow(() -> ApiProblem.of("malformed-request", "その想定はありません。訓練のページから選んでください。"));
        ObjectNode report = chosen.report().apply(begunAt(visit));
        report.put("drill", true);
        return api.post(
                        visit,
                        "/v1/incidents",
                        report,
                        Map.of("Idempotency-Key", visit.form().text("key")),
                        Answer.class)
                .flatMap(answer -> ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/incidents/" + answer.incidentId()))
                        .build());
    }

    /** When the page was opened, so that the same form sent again is the same report. */
    private static Instant begunAt(Visit visit) {
        String at = visit.form().text("at");
        if (!at.matches("[0-9]{1,10}")) {
            throw ApiProblem.of("malformed-request", "訓練のページから始めてください。");
        }
        return Instant.ofEpochSecond(Long.parseLong(at));
    }

    /** 行われた訓練. */
    record Row(UUID incidentId, String number, String title, String reportedAt, String milestone) {

        static Row of(IncidentListItem item, Times times) {
            return new Row(
                    item.incidentId(),
                    item.number(),
                    item.title(),
                    times.at(item.reportedAt()),
                    item.milestone().label());
        }
    }
}
