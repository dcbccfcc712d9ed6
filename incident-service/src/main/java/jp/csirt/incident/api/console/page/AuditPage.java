package jp.csirt.incident.api.console.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.docs.OperationNames;
import jp.csirt.incident.api.query.AuditRoutes;
import jp.csirt.incident.domain.audit.AuditResult;
import jp.csirt.incident.read.audit.AuditItem;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** 検証: who was refused what, who read what is restricted, and who changed posts and keys. */
public final class AuditPage {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Pages pages;
    private final InnerApi api;
    private final OperationNames names;

    public AuditPage(Pages pages, InnerApi api, OperationNames names) {
        this.pages = pages;
        this.api = api;
        this.names = names;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get("/audit", this::show),
                Page.post("/audit/verifications", this::verify),
                Page.post("/audit/checkpoints", this::take));
    }

    private Mono<ServerResponse> show(Visit visit) {
        return shown(visit, "");
    }

    private Mono<ServerResponse> shown(Visit visit, Object verdict) {
        String cursor = visit.parameter("cursor").replaceAll("[^0-9]", "x");
        return Mono.zip(
                        api.get(
                                visit,
                                "/v1/audit?limit=50" + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                                AuditRoutes.Body.class),
                        api.json(visit, "/v1/integrity/head"),
                        api.json(visit, "/v1/integrity/checkpoints?limit=5"))
                .flatMap(parts -> pages.show(
                        visit,
                        "audit",
                        Map.of(
                                "rows",
                                parts.getT1().items().stream()
                                        .map(item -> Row.of(item, names))
                                        .toList(),
                                "next",
                                parts.getT1().nextCursor() == null
                                        ? ""
                                        : "/audit?cursor=" + parts.getT1().nextCursor(),
                                "head",
                                Mark.of(parts.getT2()),
                                "checkpoints",
                                parts.getT3()
                                        .path("items")
                                        .valueStream()
                                        .map(Mark::of)
                                        .toList(),
                                "key",
                                UUID.randomUUID().toString(),
                                "verdict",
                                verdict)));
    }

    private Mono<ServerResponse> verify(Visit visit) {
        return asked(visit, "verifications").flatMap(verdict -> shown(visit, Verdict.of(verdict)));
    }

    private Mono<ServerResponse> take(Visit visit) {
        return asked(visit, "checkpoints")
                .flatMap(_ -> ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/audit#checkpoints"))
                        .build());
    }

    private Mono<JsonNode> asked(Visit visit, String what) {
        return api.post(
                        visit,
                        "/v1/integrity/" + what,
                        JsonNodeFactory.instance.objectNode(),
                        Map.of("Idempotency-Key", visit.form().text("key")),
                        byte[].class)
                .map(JSON::readTree);
    }

    /** 位置とハッシュ. */
    record Mark(String position, String hash, String at) {

        static Mark of(JsonNode mark) {
            String at = mark.path("at").asString("");
            return new Mark(
                    mark.path("position").asString(),
                    mark.path("hash").asString(),
                    at.isEmpty() ? "" : Times.at(Instant.parse(at)));
        }
    }

    /** 検証の結果; {@code kind} is a key of the messages, empty where nothing was found. */
    record Verdict(boolean valid, String checked, String position, String kind) {

        static Verdict of(JsonNode found) {
            return new Verdict(
                    found.path("valid").asBoolean(),
                    found.path("checked").asString(),
                    found.path("firstBad").path("position").asString(""),
                    found.path("firstBad").path("kind").asString("").replaceFirst("^(?=.)", "audit.bad."));
        }
    }

    /** 一行; {@code name} is what the contract calls a request, empty for anything else. */
    record Row(long position, String at, String actor, String action, String name, String target, boolean refused) {

        static Row of(AuditItem item, OperationNames names) {
            return new Row(
                    item.position(),
                    Times.at(item.at()),
                    item.actor() == null ? "" : item.actor(),
                    item.action(),
                    names.of(item.action()),
                    item.target() == null ? "" : item.target(),
                    item.result() == AuditResult.REFUSED);
        }
    }
}
