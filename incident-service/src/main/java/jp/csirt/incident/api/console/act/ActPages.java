package jp.csirt.incident.api.console.act;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.command.Answer;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.IncidentRoutes;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.timeline.TimelineItem;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 行為の頁: one for each act of the API. What was typed is shown again whatever went wrong; where somebody else was faster,
 * with what that person recorded, and the next sending is against the new version.
 */
public final class ActPages {

    private final Pages pages;
    private final InnerApi api;
    private final Offers offers;
    private final Refusal.Reader refusals;

    public ActPages(Pages pages, InnerApi api, Offers offers, Refusal.Reader refusals) {
        this.pages = pages;
        this.api = api;
        this.offers = offers;
        this.refusals = refusals;
    }

    /** The pages. */
    public List<Page> pages() {
        return offers.acts().stream()
                .flatMap(act -> Stream.of(
                        Page.form("/incidents/{id}/" + act.path(), visit -> show(visit, act)),
                        Page.post("/incidents/{id}/" + act.path(), visit -> send(visit, act))))
                .toList();
    }

    private Mono<ServerResponse> show(Visit visit, Act act) {
        return known(visit, act)
                .flatMap(known -> page(
                        visit,
                        act,
                        known,
                        visit.form().isEmpty()
                                ? known.values(act)
                                : new Filled(visit.form()).body(Fields.of(act.body())),
                        Refusal.NONE));
    }

    /** 404 and 403 come first, as for the act itself. */
    private Mono<Known> known(Visit visit, Act act) {
        String path = "/v1/incidents/" + visit.segment("id");
        return api.get(visit, path, IncidentDetail.class)
                .flatMap(detail -> Mono.zip(
                        offers.of(visit, detail.incidentId()),
                        api.get(visit, path + "/timeline", IncidentRoutes.Timeline.class),
                        (offered, timeline) -> new Known(detail, offered, timeline.items())))
                .doOnNext(known -> {
                    if (!known.offered().has(act)) {
                        throw ApiProblem.forbidden();
                    }
                });
    }

    private Mono<ServerResponse> send(Visit visit, Act act) {
        ObjectNode body = new Filled(visit.form()).body(Fields.of(act.body()));
        return api.post(visit, "/v1" + path(visit), body, headers(visit.form()), Answer.class)
                .flatMap(answer -> ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/incidents/" + answer.incidentId() + "?done=" + act.key()))
                        .build())
                .onErrorResume(failure -> {
                    Refusal refusal = refusals.of(failure, visit);
                    return refusal.isOfForm()
                            ? known(visit, act).flatMap(known -> page(visit, act, known, body, refusal))
                            : Mono.error(failure);
                });
    }

    private static String path(Visit visit) {
        return visit.request().requestPath().pathWithinApplication().value();
    }

    private static Map<String, String> headers(Form form) {
        return Map.of("If-Match", "\"" + form.text("version") + "\"", "Idempotency-Key", form.text("key"));
    }

    private Mono<ServerResponse> page(Visit visit, Act act, Known known, JsonNode values, Refusal refusal) {
        var model = new LinkedHashMap<String, Object>();
        model.put("incident", known.detail());
        model.put("act", "act." + act.key());
        model.put("path", path(visit));
        boolean restored = !refusal.any() && !visit.form().isEmpty();
        model.put("restored", restored);
        model.put(
                "version",
                restored
                        ? visit.form().text("version")
                        : Long.toString(known.detail().version()));
        model.put("key", UUID.randomUUID().toString());
        model.put("seen", restored ? visit.form().text("seen") : Long.toString(known.seen()));
        model.put("inputs", Blank.of(Fields.of(act.body()), values, refusal.errors()));
        model.put("refusal", refusal);
        model.put("others", refusal.isStale() ? known.since(visit.form().text("seen")) : List.of());
        return pages.show(visit, refusal.status(), "act", model);
    }

    /** What is known of the incident when the form is shown. */
    private record Known(IncidentDetail detail, Offers.Offered offered, List<TimelineItem> timeline) {

        /** What is filled in already: facts that the act states anew. */
        JsonNode values(Act act) {
            ObjectNode values = JsonNodeFactory.instance.objectNode();
            Fields.of(act.body()).forEach(field -> {
                switch (field.name()) {
                    case "level" -> values.put("level", detail.level());
                    case "category" -> values.put("category", detail.category().name());
                    default -> {}
                }
            });
            return values;
        }

        /** How far the timeline went when the form was shown. */
        long seen() {
            return timeline.isEmpty() ? 0 : timeline.getLast().position();
        }

        /** What was recorded from then on. */
        List<Other> since(String seen) {
            long from = seen.matches("[0-9]{1,18}") ? Long.parseLong(seen) : 0;
            return timeline.stream()
                    .filter(item -> item.position() > from && item.post() != null)
                    .map(item -> new Other(Times.at(item.recordedAt()), item.actor(), item.text()))
                    .toList();
        }
    }

    /** What somebody else recorded meanwhile. */
    record Other(String at, String actor, String text) {}
}
