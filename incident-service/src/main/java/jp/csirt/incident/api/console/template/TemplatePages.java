package jp.csirt.incident.api.console.template;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.InnerApi.Content;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Upload;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.console.frame.Waiting;
import jp.csirt.incident.api.download.DownloadName;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.office.OfficeCheck;
import jp.csirt.incident.export.office.OfficeType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 書類の雛形: what each form is made from. A file is looked at first, and waits with its sender until that person puts it in
 * force; what is put in force is the very file that was looked at.
 */
public final class TemplatePages {

    private static final String LIST = "/templates";
    private static final String ONE = LIST + "/{form}/{type}";
    private static final MediaType FILE = MediaType.APPLICATION_OCTET_STREAM;
    private static final int AT_ONCE = 4;

    /** What is said on the form itself: not an Office file, too large, too many wait already. */
    private static final List<Integer> OF_FILE = List.of(400, 413, 415, 503);

    private final Pages pages;
    private final InnerApi api;
    private final Waiting waiting;
    private final Refusal.Reader refusals;

    public TemplatePages(Pages pages, InnerApi api, Waiting waiting, Refusal.Reader refusals) {
        this.pages = pages;
        this.api = api;
        this.waiting = waiting;
        this.refusals = refusals;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get(LIST, this::list),
                Page.get(LIST + "/placeholders", this::placeholders),
                Page.get(ONE, visit -> show(visit, Refusal.NONE)),
                Page.upload(ONE, this::look),
                Page.post(ONE + "/preview", this::preview),
                Page.post(ONE + "/use", this::use),
                Page.post(ONE + "/built-in", this::useBuiltIn));
    }

    /** Where the API has the template. */
    private static String template(Visit visit) {
        return "/v1" + place(visit);
    }

    private static String place(Visit visit) {
        return LIST + "/" + visit.segment("form") + "/" + visit.segment("type");
    }

    private Mono<ServerResponse> list(Visit visit) {
        return Flux.fromStream(Stream.of(Form.values())
                        .flatMap(form -> Stream.of(OfficeType.values())
                                .map(type -> LIST + "/" + form.code() + "/" + type.extension())))
                .flatMapSequential(
                        path -> api.json(visit, "/v1" + path + "/versions")
                                .map(versions -> TemplateRow.newest(path, versions, visit.times())),
                        AT_ONCE)
                .collectList()
                .flatMap(rows -> pages.show(visit, "templates", Map.of("rows", rows)));
    }

    private Mono<ServerResponse> placeholders(Visit visit) {
        String form = visit.parameter("form");
        String code = Form.of(form).orElse(Form.OCCURRENCE).code();
        return api.json(visit, "/v1/templates/placeholders?form=" + code)
                .flatMap(found -> pages.show(
                        visit,
                        "placeholders",
                        Map.of(
                                "form",
                                code,
                                "forms",
                                Stream.of(Form.values()).map(Form::code).toList(),
                                "rows",
                                found.path("items")
                                        .valueStream()
                                        .map(PlaceholderRow::of)
                                        .toList())));
    }

    private Mono<ServerResponse> show(Visit visit, Refusal refusal) {
        String template = template(visit);
        return api.json(visit, template + "/versions").zipWith(looked(visit)).flatMap(both -> {
            List<TemplateRow> versions = TemplateRow.all(place(visit), both.getT1(), visit.times());
            var model = new LinkedHashMap<String, Object>();
            model.put("template", versions.getLast());
            model.put("versions", versions.reversed());
            model.put("looked", both.getT2());
            model.put("refusal", refusal.ofField("file"));
            model.put(
                    "mayChange",
                    Permission.MANAGE_TEMPLATES.grantedTo(visit.caller()).isPresent());
            model.put("done", visit.parameter("done").matches("use|built-in") ? visit.parameter("done") : "");
            return pages.show(visit, refusal.status(), "template", model);
        });
    }

    /** What is to be said of the file that waits. */
    private Mono<Looked> looked(Visit visit) {
        String sha256 = visit.parameter("file");
        return sha256.isEmpty()
                ? Mono.just(Looked.NONE)
                : waiting(visit, sha256)
                        .flatMap(file -> api.send(
                                visit, HttpMethod.POST, template(visit) + "/check", Content.of(FILE, file), Map.of()))
                        .map(findings -> Looked.of(sha256, findings))
                        .defaultIfEmpty(Looked.GONE);
    }

    private Mono<byte[]> waiting(Visit visit, String sha256) {
        return waiting.find(visit, place(visit), sha256);
    }

    private Mono<ServerResponse> look(Visit visit) {
        return Upload.read(
                        visit,
                        (sent, file) -> waiting.lookedAt(
                                        sent, template(sent) + "/check", FILE, OfficeCheck.LIMIT, place(sent), file)
                                .flatMap(sha256 -> to(place(sent) + "?file=" + sha256 + "#looked")))
                .onErrorResume(failure -> {
                    Refusal refusal = refusals.of(failure, visit);
                    return OF_FILE.contains(refusal.status()) ? show(visit, refusal) : Mono.error(failure);
                });
    }

    /** The sample made from the file that waits, or else from the one in force. */
    private Mono<ServerResponse> preview(Visit visit) {
        String sha256 = visit.form().text("file");
        Mono<byte[]> file = sha256.isEmpty() ? Mono.just(new byte[0]) : waiting(visit, sha256);
        return file.flatMap(given -> api.send(
                        visit,
                        HttpMethod.POST,
                        template(visit) + "/preview",
                        Content.of(FILE, given),
                        Map.of(),
                        byte[].class))
                .flatMap(sample -> ServerResponse.ok()
                        .contentType(FILE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(sampleName(visit)))
                        .bodyValue(sample))
                .switchIfEmpty(gone(visit, sha256));
    }

    private static String sampleName(Visit visit) {
        String form = visit.segment("form");
        return Form.of(form).map(Form::shortTitle).orElse(form) + "_見本." + visit.segment("type");
    }

    private Mono<ServerResponse> use(Visit visit) {
        String sha256 = visit.form().text("file");
        return waiting(visit, sha256)
                .flatMap(file -> api.send(visit, HttpMethod.PUT, template(visit), Content.of(FILE, file), Map.of()))
                .delayUntil(_ -> waiting.release(visit, place(visit), sha256))
                .flatMap(_ -> to(place(visit) + "?done=use"))
                .switchIfEmpty(gone(visit, sha256));
    }

    /** The page says that the file has to be chosen again. */
    private static Mono<ServerResponse> gone(Visit visit, String sha256) {
        return to(place(visit) + "?file=" + (sha256.matches("[0-9a-f]{64}") ? sha256 : "gone") + "#looked");
    }

    private Mono<ServerResponse> useBuiltIn(Visit visit) {
        return api.delete(visit, template(visit)).then(to(place(visit) + "?done=built-in"));
    }

    private static Mono<ServerResponse> to(String path) {
        return ServerResponse.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
