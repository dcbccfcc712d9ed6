package jp.csirt.incident.api.console.act;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.csirt.incident.api.command.Answer;
import jp.csirt.incident.api.command.FilingEndpoint;
import jp.csirt.incident.api.console.act.Blank.Input;
import jp.csirt.incident.api.console.frame.Guests;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.read.detail.IncidentDetail;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * 報告する: three steps and a summary. Each form carries what the others hold, so that the browser alone keeps it until it is
 * sent: going back, two tabs and a lost connection lose nothing.
 */
public final class ReportPages {

    private static final String KEY = "key";

    private final Pages pages;
    private final InnerApi api;
    private final FilingEndpoint filing;
    private final ReportSteps steps;
    private final Refusal.Reader refusals;
    private final Guests guests;

    public ReportPages(
            Pages pages,
            InnerApi api,
            FilingEndpoint filing,
            Supplier<PolicyProfile> profile,
            Clock clock,
            Refusal.Reader refusals,
            Guests guests) {
        this.pages = pages;
        this.api = api;
        this.filing = filing;
        this.steps = new ReportSteps(profile, clock);
        this.refusals = refusals;
        this.guests = guests;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.form("/report", this::begin).forGuests(),
                Page.post("/report", this::go).forGuests().inSteps(),
                Page.get("/report/{id}", this::filed));
    }

    private Mono<ServerResponse> begin(Visit visit) {
        permit(visit);
        return visit.form().isEmpty()
                ? show(visit, 1, steps.begun(), Refusal.NONE)
                : show(visit, step(visit.form().text("step")), steps.typed(visit), Refusal.NONE);
    }

    private static void permit(Visit visit) {
        if (Permission.REPORT.grantedTo(visit.caller()).isEmpty()) {
            throw ApiProblem.forbidden();
        }
    }

    private Mono<ServerResponse> go(Visit visit) {
        permit(visit);
        int step = step(visit.form().text("step"));
        JsonNode typed = steps.typed(visit);
        if (visit.form().asksForRows()) {
            return show(visit, step, typed, Refusal.NONE);
        }
        if (visit.form().text("way").equals("back")) {
            return show(visit, Math.max(1, step - 1), typed, Refusal.NONE);
        }
        List<FieldError> faults = filing.faults(steps.body(visit)).stream()
                .filter(fault -> steps.stepOf(fault.pointer()) <= step)
                .toList();
        if (!faults.isEmpty()) {
            int at = faults.stream()
                    .mapToInt(fault -> steps.stepOf(fault.pointer()))
                    .min()
                    .orElse(step);
            return show(visit, at, typed, refusals.of(ApiProblem.invalid(faults), visit));
        }
        return step < ReportSteps.LAST ? show(visit, step + 1, typed, Refusal.NONE) : send(visit, typed);
    }

    private static int step(String sent) {
        return sent.matches("[1-4]") ? Integer.parseInt(sent) : 1;
    }

    private Mono<ServerResponse> send(Visit visit, JsonNode typed) {
        return counted(visit)
                .then(api.post(
                        visit,
                        "/v1/incidents",
                        steps.body(visit),
                        Map.of("Idempotency-Key", visit.form().text(KEY)),
                        Answer.class))
                .flatMap(answer -> told(visit, typed, answer))
                .onErrorResume(failure -> {
                    Refusal refusal = refusals.of(failure, visit);
                    return refusal.isOfForm() ? show(visit, ReportSteps.LAST, typed, refusal) : Mono.error(failure);
                });
    }

    private Mono<Void> counted(Visit visit) {
        return Mono.fromRunnable(() -> {
            if (visit.isGuest()) {
                guests.count(visit.place());
            }
        });
    }

    /** Who has not logged in is told the number and nothing that was recorded. */
    private Mono<ServerResponse> told(Visit visit, JsonNode typed, Answer answer) {
        return visit.isGuest()
                ? pages.show(visit, "reported-guest", Map.of("number", answer.number(), "aid", FirstAid.of(typed)))
                : ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/report/" + answer.incidentId()))
                        .build();
    }

    private Mono<ServerResponse> show(Visit visit, int step, JsonNode values, Refusal refusal) {
        List<Input> inputs = Blank.of(steps.fields(step, visit.isGuest()), values, refusal.errors(), visit.form());
        String sent = visit.form().text(KEY);
        var model = new LinkedHashMap<String, Object>();
        model.put("step", step);
        model.put("steps", IntStream.rangeClosed(1, ReportSteps.LAST).boxed().toList());
        model.put("aid", FirstAid.of(values));
        model.put("inputs", inputs);
        model.put("lines", step == ReportSteps.LAST ? Summary.of(inputs, visit.times()) : List.of());
        model.put("kept", steps.kept(visit.form(), step));
        model.put(
                "key",
                sent.isEmpty() || refusal.status() == 409 ? UUID.randomUUID().toString() : sent);
        model.put("refusal", refusal);
        model.put("guest", visit.isGuest());
        model.put("begun", !visit.form().isEmpty());
        return pages.show(visit, refusal.status(), "report", model);
    }

    private Mono<ServerResponse> filed(Visit visit) {
        return api.get(visit, "/v1/incidents/" + visit.segment("id"), IncidentDetail.class)
                .flatMap(detail -> pages.show(visit, "reported", Map.of("incident", detail)));
    }
}
