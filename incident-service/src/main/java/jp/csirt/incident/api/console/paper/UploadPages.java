package jp.csirt.incident.api.console.paper;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.act.Sending;
import jp.csirt.incident.api.console.act.Tools;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Upload;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.domain.incident.Attachment;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 添付: a file goes to the API while it comes from the browser. It stands beside whatever others record meanwhile. */
public final class UploadPages {

    private static final String PATH = "/incidents/{id}/attachments";

    /** What is said on the form itself: too large, no file, a kind that is not taken. */
    private static final List<Integer> OF_FILE = List.of(400, 409, 413, 415, 503);

    private final Tools tools;

    public UploadPages(Tools tools) {
        this.tools = tools;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(Page.get(PATH, visit -> show(visit, Refusal.NONE)), Page.upload(PATH, this::send));
    }

    private Mono<ServerResponse> show(Visit visit, Refusal refusal) {
        return tools.toDo(visit, tools.offers().act("attachments")).flatMap(known -> {
            var model = new LinkedHashMap<>(Sending.model(visit, known, refusal));
            model.put("large", refusal.status() == 413);
            model.put("occurredAt", visit.form().text("occurredAt"));
            return tools.pages().show(visit, refusal.status(), "attach", model);
        });
    }

    private Mono<ServerResponse> send(Visit visit) {
        return Upload.read(visit, this::attach).onErrorResume(failure -> again(visit, failure));
    }

    private Mono<ServerResponse> attach(Visit visit, Upload file) {
        return tools.api()
                .upload(
                        visit,
                        "/v1" + visit.path(),
                        texts(visit.form().text("occurredAt")),
                        file,
                        Map.of("If-Match", "*", "Idempotency-Key", visit.form().text("key")),
                        Attachment.class)
                .flatMap(_ -> ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(
                                "/incidents/" + visit.segment("id") + "?tab=attachments&done=attachments#tab"))
                        .build())
                .onErrorResume(failure -> again(visit, failure));
    }

    private Mono<ServerResponse> again(Visit visit, Throwable failure) {
        Refusal refusal = tools.refusals().of(failure, visit);
        return OF_FILE.contains(refusal.status())
                ? show(visit, concernsFile(refusal) ? refusal.ofField("file") : refusal)
                : Mono.error(failure);
    }

    /** What names no field is wrong with the file as it came. */
    private static boolean concernsFile(Refusal refusal) {
        return refusal.errors().stream().anyMatch(error -> error.pointer().isEmpty());
    }

    private static Map<String, String> texts(String occurredAt) {
        return occurredAt.isBlank() ? Map.of() : Map.of("occurredAt", Times.sent(occurredAt.replaceAll("[\r\n]", " ")));
    }
}
