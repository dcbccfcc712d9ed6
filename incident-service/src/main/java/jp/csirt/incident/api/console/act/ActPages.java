package jp.csirt.incident.api.console.act;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.command.Answer;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 行為の頁: one for each act of the API. What was typed is shown again whatever went wrong; where somebody else was faster,
 * with what that person recorded, and the next sending is against the new version.
 */
public final class ActPages {

    private final Tools tools;
    private final Audiences audiences;

    public ActPages(Tools tools, Audiences audiences) {
        this.tools = tools;
        this.audiences = audiences;
    }

    /** The pages. */
    public List<Page> pages() {
        return tools.offers().acts().stream()
                .filter(act -> !act.hasOwnPage())
                .flatMap(act -> Stream.of(
                        Page.form("/incidents/{id}/" + act.path(), visit -> show(visit, act)),
                        Page.post("/incidents/{id}/" + act.path(), visit -> send(visit, act))))
                .toList();
    }

    private Mono<ServerResponse> show(Visit visit, Act act) {
        return tools.toDo(visit, act)
                .flatMap(known -> page(
                        visit,
                        act,
                        known,
                        visit.form().isEmpty()
                                ? begun(visit, act, known)
                                : new Filled(visit.form()).body(Fields.of(act.body())),
                        Refusal.NONE));
    }

    private Mono<ServerResponse> send(Visit visit, Act act) {
        ObjectNode body = new Filled(visit.form()).body(Fields.of(act.body()));
        return tools.api()
                .post(visit, "/v1" + visit.path(), body, Sending.headers(visit.form()), Answer.class)
                .flatMap(answer -> ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/incidents/" + answer.incidentId() + "?done=" + act.key()))
                        .build())
                .onErrorResume(failure -> {
                    Refusal refusal = tools.refusals().of(failure, visit);
                    return refusal.isOfForm()
                            ? tools.toDo(visit, act).flatMap(known -> page(visit, act, known, body, refusal))
                            : Mono.error(failure);
                });
    }

    private Mono<ServerResponse> page(Visit visit, Act act, Known known, JsonNode values, Refusal refusal) {
        var model = new LinkedHashMap<>(Sending.model(visit, known, refusal));
        model.put("act", "act." + act.key());
        model.put("name", act.key());
        model.put("path", visit.path());
        model.put("inputs", Blank.of(Fields.of(act.body()), values, refusal.errors()));
        return audiences.of(visit, act, known.detail().incidentId()).flatMap(told -> {
            model.put("told", told);
            return tools.pages().show(visit, refusal.status(), "act", model);
        });
    }

    /** What is filled in already: what the link says, and facts that the act states anew. */
    private static JsonNode begun(Visit visit, Act act, Known known) {
        ObjectNode values = new Filled(visit.asked()).body(Fields.of(act.body()));
        Fields.of(act.body()).forEach(field -> {
            switch (field.name()) {
                case "level" -> values.put("level", known.detail().level());
                case "category" ->
                    values.put("category", known.detail().category().name());
                default -> {}
            }
        });
        return values;
    }
}
