package jp.csirt.incident.api.console.page;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.IncidentRoutes;
import jp.csirt.incident.read.detail.IncidentDetail;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 段階ごとの評価: each step of an incident against its time, as the 評価 of a drill and for whoever looks back at an incident. */
public final class StepPages {

    private final Pages pages;
    private final InnerApi api;

    public StepPages(Pages pages, InnerApi api) {
        this.pages = pages;
        this.api = api;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get("/steps/{id}", visit -> show(visit, _ -> true)),
                Page.get("/drills/{id}", visit -> show(visit, IncidentDetail::drill)));
    }

    private Mono<ServerResponse> show(Visit visit, Predicate<IncidentDetail> shown) {
        String path = "/v1/incidents/" + visit.segment("id");
        return api.get(visit, path, IncidentDetail.class)
                .filter(shown)
                .switchIfEmpty(Mono.error(ApiProblem::notFound))
                .zipWhen(_ -> api.get(visit, path + "/steps", IncidentRoutes.StepList.class))
                .flatMap(both -> pages.show(
                        visit,
                        "steps",
                        Map.of(
                                "incident",
                                both.getT1(),
                                "result",
                                Evaluation.of(
                                        both.getT1().awareAt(), both.getT2().items(), visit.times()))));
    }
}
