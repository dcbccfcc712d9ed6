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
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.query.IncidentRoutes;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * 行為の頁: one for each act of the API. What was typed is shown again whatever went wrong; where somebody else was faster,
 * with what that person recorded, and the next sending is against the new version.
 */
public final class ActPages {

    private final Tools tools;
    private final Audiences audiences;
    private final Subject.Finder subjects;
    private final Questioner questioner;

    public ActPages(Tools tools, Audiences audiences, Subject.Finder subjects, Registers registers) {
        this.tools = tools;
        this.audiences = audiences;
        this.subjects = subjects;
        this.questioner = new Questioner(tools, registers);
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
                .flatMap(known -> questioner
                        .of(visit, act)
                        .flatMap(asked ->
                                page(visit, act, asked, known, Contents.opened(visit, asked, known), Refusal.NONE)));
    }

    /** Where more is asked for than the form asked, the form comes first. */
    private Mono<ServerResponse> send(Visit visit, Act act) {
        if (visit.form().asksForRows()) {
            return show(visit, act);
        }
        return questioner.of(visit, act).flatMap(asked -> {
            if (!asked.areOf(visit.form())) {
                return show(visit, act);
            }
            List<FieldError> faults = Contents.typed(visit, asked).faults(asked);
            return faults.isEmpty()
                    ? record(visit, act, asked)
                    : refused(visit, act, asked, ApiProblem.invalid(faults));
        });
    }

    private Mono<ServerResponse> record(Visit visit, Act act, Questions asked) {
        return tools.api()
                .post(
                        visit,
                        "/v1" + visit.path(),
                        Contents.typed(visit, asked).body(asked),
                        Sending.headers(visit.form()),
                        Answer.class)
                .flatMap(answer -> ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/incidents/" + answer.incidentId() + "?done=" + act.key()))
                        .build())
                .onErrorResume(failure -> refused(visit, act, asked, failure));
    }

    /** Whose the act is not at all is shown no form again: {@link Tools#toDo} refuses. */
    private Mono<ServerResponse> refused(Visit visit, Act act, Questions asked, Throwable failure) {
        Refusal refusal = tools.refusals().of(failure, visit);
        if (!refusal.isOfForm() && !refusal.isOfChoice()) {
            return Mono.error(failure);
        }
        Contents typed = Contents.typed(visit, asked);
        return tools.toDo(visit, act)
                .flatMap(known -> page(
                        visit,
                        act,
                        asked,
                        known,
                        refusal.isStale() ? typed.renewed(visit, asked, known) : typed,
                        refusal));
    }

    private Mono<ServerResponse> page(
            Visit visit, Act act, Questions asked, Known known, Contents contents, Refusal refusal) {
        var model = new LinkedHashMap<>(Sending.model(visit, known, refusal));
        model.put("name", act.key());
        model.put("path", visit.path());
        model.put(Contents.FACTS, contents.facts().toString());
        model.put(Questions.CHOSEN, asked.chosen());
        model.put("more", asked.missing() != null);
        model.put("inputs", Blank.of(asked.fields(), contents.values(), refusal.errors(), visit.form()));
        return Mono.zip(
                        audiences.of(visit, act, known.detail().incidentId()),
                        subjects.of(visit, act, known),
                        against(visit, act, known, refusal))
                .flatMap(parts -> {
                    Subject subject = parts.getT2();
                    model.put("told", parts.getT1());
                    model.put("against", parts.getT3());
                    model.put("subject", subject);
                    model.put("act", (subject.name().isEmpty() ? "act." : "duty.") + act.key());
                    return tools.pages().show(visit, refusal.status(), "act", model);
                });
    }

    /** What still stands against the act, told before anything is typed; a refusal tells it itself. */
    private Mono<List<GuardWay>> against(Visit visit, Act act, Known known, Refusal refusal) {
        return act.isGuarded() && refusal.guards().isEmpty()
                ? tools.api()
                        .get(visit, "/v1/incidents/" + visit.segment("id") + "/guards", IncidentRoutes.Guards.class)
                        .map(unmet -> known.ways(unmet.guards()))
                : Mono.just(List.of());
    }
}
