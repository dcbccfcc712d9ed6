package jp.csirt.incident.api.console.paper;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.act.Known;
import jp.csirt.incident.api.console.act.Sending;
import jp.csirt.incident.api.console.act.Tools;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.download.IssueRoutes;
import jp.csirt.incident.api.download.PreflightReply;
import jp.csirt.incident.export.form.FormChanges;
import jp.csirt.incident.read.issue.IssueItem;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** 書類: a form as it prints beside what it lacks, its 発行, what was issued and what changed from one to the next. */
public final class PaperPages {

    private static final String PAPER = "/incidents/{id}/reports/{form}";
    private static final List<String> FORMATS = List.of("pdf", "docx", "xlsx", "html", "json");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Tools tools;

    public PaperPages(Tools tools) {
        this.tools = tools;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get(PAPER, visit -> show(visit, Refusal.NONE)),
                Page.form(PAPER + "/issues", visit -> show(visit, Refusal.NONE)),
                Page.post(PAPER + "/issues", this::issue),
                Page.get(PAPER + "/issues/{n}", this::changes));
    }

    /** Where the API has the form. */
    private static String paper(Visit visit) {
        return "/v1/incidents/" + visit.segment("id") + "/reports/" + visit.segment("form");
    }

    private Mono<ServerResponse> show(Visit visit, Refusal refusal) {
        String paper = paper(visit);
        return tools.known(visit)
                .flatMap(known -> Mono.zip(
                                tools.api().get(visit, paper + "?format=json", byte[].class),
                                tools.api().get(visit, paper + "/preflight", PreflightReply.class),
                                tools.api().get(visit, paper + "/issues", IssueRoutes.Issues.class))
                        .flatMap(parts -> tools.pages()
                                .show(
                                        visit,
                                        refusal.status(),
                                        "paper",
                                        model(visit, known, refusal, parts.getT1(), parts.getT2(), parts.getT3()))));
    }

    private Map<String, Object> model(
            Visit visit,
            Known known,
            Refusal refusal,
            byte[] form,
            PreflightReply preflight,
            IssueRoutes.Issues issues) {
        JsonNode content = JSON.readTree(form);
        List<Gap> gaps = Gap.of(preflight, known);
        var model = new LinkedHashMap<>(Sending.model(visit, known, refusal));
        model.put("form", content.path("form").asString());
        model.put("paper", PaperView.of(content, gaps));
        model.put("gaps", gaps);
        model.put("file", paper(visit));
        model.put(
                "issues",
                issues.items().stream()
                        .map(item -> Issued.of(item, paper(visit) + "/issues", visit.times()))
                        .toList());
        model.put("mayIssue", known.offered().mayOn("reports/{form}/issues"));
        model.put("formats", FORMATS);
        List<String> chosen = visit.form().all("formats");
        model.put("chosen", chosen.isEmpty() ? List.of("pdf") : chosen);
        model.put("last", visit.form().text("final").equals("true"));
        model.put("done", visit.parameter("done").replaceAll("[^0-9]", ""));
        return model;
    }

    private Mono<ServerResponse> issue(Visit visit) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode formats = body.putArray("formats");
        visit.form().all("formats").forEach(formats::add);
        body.put("final", visit.form().text("final").equals("true"));
        return tools.api()
                .post(visit, paper(visit) + "/issues", body, Sending.headers(visit.form()), IssueItem.class)
                .flatMap(issued -> ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(paper(visit).substring("/v1".length()) + "?done=" + issued.n()))
                        .build())
                .onErrorResume(failure -> {
                    Refusal refusal = tools.refusals().of(failure, visit);
                    return refusal.isOfForm() ? show(visit, refusal) : Mono.error(failure);
                });
    }

    private Mono<ServerResponse> changes(Visit visit) {
        String issue = paper(visit) + "/issues/" + visit.segment("n");
        return tools.known(visit)
                .flatMap(known -> tools.api()
                        .get(visit, issue + "/changes", FormChanges.class)
                        .zipWith(tools.api().get(visit, paper(visit) + "/issues", IssueRoutes.Issues.class))
                        .flatMap(parts -> tools.pages()
                                .show(
                                        visit,
                                        "paper-changes",
                                        Map.of(
                                                "incident",
                                                known.detail(),
                                                "form",
                                                visit.segment("form"),
                                                "issue",
                                                parts.getT2().items().stream()
                                                        .filter(item -> Integer.toString(item.n())
                                                                .equals(visit.segment("n")))
                                                        .map(item -> Issued.of(
                                                                item, paper(visit) + "/issues", visit.times()))
                                                        .findFirst()
                                                        .orElseThrow(),
                                                "changes",
                                                parts.getT1().items()))));
    }
}
