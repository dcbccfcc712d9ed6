package jp.csirt.incident.api.console.imports;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.InnerApi.Content;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Upload;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.console.frame.Waiting;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.domain.access.Permission;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * 移行: a file of closed cases is tried first and waits with its sender; then the very file is taken in, some lines at a time,
 * so that the page tells how far it is. Whoever stops in between goes on later: what is known already is left out.
 */
public final class ImportPages {

    private static final String PATH = "/imports";
    private static final String RUN = PATH + "/run";
    private static final MediaType LINES = MediaType.valueOf("application/x-ndjson");

    /** What is said on the form itself: no text, too large, no file, too many wait already. */
    private static final List<Integer> OF_FILE = List.of(400, 413, 415, 503);

    private final Pages pages;
    private final InnerApi api;
    private final Waiting waiting;
    private final Refusal.Reader refusals;

    public ImportPages(Pages pages, InnerApi api, Waiting waiting, Refusal.Reader refusals) {
        this.pages = pages;
        this.api = api;
        this.waiting = waiting;
        this.refusals = refusals;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get(PATH, visit -> show(visit, Refusal.NONE)),
                Page.upload(PATH, this::read),
                Page.get(RUN, this::progress),
                Page.post(RUN, this::run));
    }

    private static void permit(Visit visit) {
        if (Permission.IMPORT_CASES.grantedTo(visit.caller()).isEmpty()) {
            throw ApiProblem.forbidden();
        }
    }

    private Mono<ServerResponse> show(Visit visit, Refusal refusal) {
        permit(visit);
        String file = visit.parameter("file");
        return waiting(visit, file)
                .flatMap(cases -> dryRun(visit, cases).map(outcome -> Trial.of(file, cases, outcome)))
                .defaultIfEmpty(Trial.NONE)
                .flatMap(trial -> {
                    var model = new LinkedHashMap<String, Object>();
                    model.put("trial", trial);
                    model.put("gone", !file.isEmpty() && trial.equals(Trial.NONE));
                    model.put("large", refusal.status() == HttpStatus.CONTENT_TOO_LARGE.value());
                    model.put("key", UUID.randomUUID().toString());
                    model.put("refusal", refusal.ofField("file"));
                    return pages.show(visit, refusal.status(), "imports", model);
                });
    }

    private Mono<CaseFile> waiting(Visit visit, String file) {
        return waiting.find(visit, PATH, file).map(CaseFile::of);
    }

    private Mono<JsonNode> dryRun(Visit visit, CaseFile cases) {
        return api.send(visit, HttpMethod.POST, api(true), Content.of(LINES, cases.all()), Map.of());
    }

    private static String api(boolean dryRun) {
        return "/v1/imports?dryRun=" + dryRun;
    }

    private Mono<ServerResponse> read(Visit visit) {
        return Upload.read(
                        visit,
                        (sent, file) -> waiting.lookedAt(sent, api(true), LINES, Body.LIMIT, PATH, file)
                                .flatMap(sha256 -> to(PATH + "?file=" + sha256 + "#trial")))
                .onErrorResume(failure -> {
                    Refusal refusal = refusals.of(failure, visit);
                    return OF_FILE.contains(refusal.status()) ? show(visit, refusal) : Mono.error(failure);
                });
    }

    private Mono<ServerResponse> run(Visit visit) {
        permit(visit);
        Progress now = Progress.of(visit.form());
        return waiting(visit, now.file())
                .flatMap(cases -> mayBegin(visit, cases, now)
                        .flatMap(may -> may ? next(visit, cases, now) : to(PATH + "?file=" + now.file() + "#trial")))
                .switchIfEmpty(Mono.defer(() -> to(PATH + "?file=" + now.file())));
    }

    /** All of a file or, where a line is at fault, none. */
    private Mono<Boolean> mayBegin(Visit visit, CaseFile cases, Progress now) {
        return now.from() > 0
                ? Mono.just(true)
                : dryRun(visit, cases).map(outcome -> outcome.path("rejected").asLong() == 0);
    }

    private Mono<ServerResponse> next(Visit visit, CaseFile cases, Progress now) {
        return api.send(
                        visit,
                        HttpMethod.POST,
                        api(false),
                        Content.of(LINES, cases.from(now.from())),
                        Map.of("Idempotency-Key", now.key() + "-" + now.from()))
                .map(outcome -> now.after(
                        cases.next(now.from()), outcome.path("accepted").asLong()))
                .delayUntil(after ->
                        after.from() < cases.lines().size() ? Mono.empty() : waiting.release(visit, PATH, now.file()))
                .flatMap(after -> to(RUN + after.query()));
    }

    private Mono<ServerResponse> progress(Visit visit) {
        permit(visit);
        if (visit.parameter("unsent").equals("1")) {
            return to(PATH + "?unsent=1");
        }
        Progress now = Progress.of(visit.asked());
        return waiting(visit, now.file())
                .flatMap(cases -> pages.show(
                        visit,
                        "import-run",
                        Map.of(
                                "now",
                                now,
                                "lines",
                                cases.lines().size(),
                                "done",
                                now.from() >= cases.lines().size(),
                                "span",
                                cases.span())))
                .switchIfEmpty(Mono.defer(() -> to(PATH + "?file=" + now.file())));
    }

    private static Mono<ServerResponse> to(String path) {
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /**
     * 進み具合.
     *
     * @param from how many lines are done
     * @param taken how many of them were new
     */
    record Progress(String file, String key, int from, long taken) {

        static Progress of(Form form) {
            String from = form.text("from");
            String taken = form.text("taken");
            if (!from.matches("[0-9]{1,7}") || !taken.matches("[0-9]{1,7}") || !isName(form)) {
                throw ApiProblem.of("malformed-request", "移行のページから始めてください。");
            }
            return new Progress(form.text("file"), form.text("key"), Integer.parseInt(from), Long.parseLong(taken));
        }

        private static boolean isName(Form form) {
            return form.text("file").matches("[0-9a-f]{64}") && form.text("key").matches("[0-9a-f-]{36}");
        }

        Progress after(int next, long more) {
            return new Progress(file, key, next, taken + more);
        }

        String query() {
            return "?file=%s&key=%s&from=%d&taken=%d".formatted(file, key, from, taken);
        }
    }
}
