package jp.csirt.incident.api.console.page;

import java.net.URI;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.docs.OperationNames;
import jp.csirt.incident.api.query.AuditRoutes;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.audit.AuditResult;
import jp.csirt.incident.read.audit.AuditItem;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 検証: the record held against its hashes, and the bundle of an incident; for those who may see it also who was refused what,
 * who read what is restricted, and who changed posts and keys.
 */
public final class AuditPage {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Pages pages;
    private final InnerApi api;
    private final OperationNames names;
    private final AuditTargets targets;
    private final Clock clock;

    public AuditPage(Pages pages, InnerApi api, OperationNames names, AuditTargets targets, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.names = names;
        this.targets = targets;
        this.clock = clock;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get("/audit", this::show),
                Page.post("/audit", this::verify),
                Page.post("/audit/checkpoints", this::take));
    }

    private Mono<ServerResponse> show(Visit visit) {
        String number = Normalizer.normalize(visit.parameter("number"), Normalizer.Form.NFKC)
                .strip();
        return number.isEmpty() || !may(visit, Permission.READ_LOG)
                ? shown(visit, HttpStatus.OK, "", "")
                : evidence(visit, number);
    }

    /** 証拠一式 is kept with the evidence of its incident. */
    private Mono<ServerResponse> evidence(Visit visit, String number) {
        return api.get(visit, "/v1/incidents" + ListPage.query(Map.of("q", number)), ListRoutes.Body.class)
                .flatMapIterable(ListRoutes.Body::items)
                .filter(incident -> incident.number().equals(number))
                .next()
                .flatMap(incident -> ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/incidents/" + incident.incidentId() + "?tab=evidence#tab"))
                        .build())
                .switchIfEmpty(Mono.defer(() -> shown(visit, HttpStatus.NOT_FOUND, "", number)));
    }

    private Mono<ServerResponse> shown(Visit visit, HttpStatus status, Object verdict, String unknown) {
        return Mono.zip(
                        api.json(visit, "/v1/integrity/head"),
                        api.json(visit, "/v1/integrity/checkpoints?limit=5"),
                        may(visit, Permission.READ_AUDIT) ? log(visit) : Mono.just(Log.HIDDEN))
                .flatMap(parts -> pages.show(
                        visit,
                        status.value(),
                        "audit",
                        Map.of(
                                "log",
                                parts.getT3(),
                                "head",
                                Mark.of(parts.getT1(), visit.times()),
                                "checkpoints",
                                parts.getT2()
                                        .path("items")
                                        .valueStream()
                                        .map(mark -> Mark.of(mark, visit.times()))
                                        .toList(),
                                "saves",
                                may(visit, Permission.READ_LOG),
                                "unknown",
                                unknown,
                                "key",
                                UUID.randomUUID().toString(),
                                "verdict",
                                verdict)));
    }

    private static boolean may(Visit visit, Permission permission) {
        return permission.grantedTo(visit.caller()).isPresent();
    }

    private Mono<Log> log(Visit visit) {
        String cursor = visit.parameter("cursor").replaceAll("[^0-9]", "x");
        String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        return api.get(visit, "/v1/audit?limit=50" + from, AuditRoutes.Body.class)
                .flatMap(log -> targets.of(
                                log.items().stream()
                                        .map(AuditItem::target)
                                        .filter(Objects::nonNull)
                                        .toList(),
                                visit.caller())
                        .map(words -> Log.of(log, names, words, visit.times())));
    }

    /** A stretch of the record; the verdict comes with the last one, or with the first fault. */
    private Mono<ServerResponse> verify(Visit visit) {
        var now = Verifying.of(visit.form(), clock.instant());
        return asked(visit, "verifications", now.step(), now.body()).flatMap(found -> {
            long checked = found.path("checked").asLong();
            return now.isLast() || !found.path("valid").asBoolean()
                    ? shown(visit, HttpStatus.OK, Verdict.of(found, now.done() + checked), "")
                    : pages.show(visit, "verification", verifying(visit, now.after(checked)));
        });
    }

    private static Map<String, Object> verifying(Visit visit, Verifying now) {
        return Map.of("now", now, "begunAt", visit.times().at(now.begunAt()));
    }

    private Mono<ServerResponse> take(Visit visit) {
        return asked(visit, "checkpoints", visit.form().text("key"), JsonNodeFactory.instance.objectNode())
                .flatMap(_ -> ServerResponse.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/audit#checkpoints"))
                        .build());
    }

    private Mono<JsonNode> asked(Visit visit, String what, String key, ObjectNode body) {
        return api.post(visit, "/v1/integrity/" + what, body, Map.of("Idempotency-Key", key), byte[].class)
                .map(JSON::readTree);
    }

    /**
     * 監査の記録の一頁.
     *
     * @param shown whether the reader may see it
     * @param next leads to the next one, empty on the last
     */
    record Log(boolean shown, List<Row> rows, String next) {

        private static final Log HIDDEN = new Log(false, List.of(), "");

        static Log of(AuditRoutes.Body log, OperationNames names, AuditTargets.Words words, Times times) {
            return new Log(
                    true,
                    log.items().stream()
                            .map(item -> Row.of(item, names, words, times))
                            .toList(),
                    log.nextCursor() == null ? "" : "/audit?cursor=" + log.nextCursor());
        }
    }

    /** 位置とハッシュ. */
    record Mark(String position, String hash, String at) {

        static Mark of(JsonNode mark, Times times) {
            String at = mark.path("at").asString("");
            return new Mark(
                    mark.path("position").asString(),
                    mark.path("hash").asString(),
                    at.isEmpty() ? "" : times.at(Instant.parse(at)));
        }
    }

    /** 検証の結果; {@code kind} is a key of the messages, empty where nothing was found. */
    record Verdict(boolean valid, long checked, String position, String kind) {

        static Verdict of(JsonNode found, long checked) {
            return new Verdict(
                    found.path("valid").asBoolean(),
                    checked,
                    found.path("firstBad").path("position").asString(""),
                    found.path("firstBad").path("kind").asString("").replaceFirst("^(?=.)", "audit.bad."));
        }
    }

    /**
     * 一行.
     *
     * @param name what the contract calls a request, empty for anything else
     * @param words what the target is called
     * @param path the page of an incident, empty for anything else
     */
    record Row(
            long position,
            String at,
            String actor,
            String action,
            String name,
            String target,
            String words,
            String path,
            boolean refused) {

        /** The place of a page; its name in the messages. */
        public String page() {
            return action.replaceFirst("^[A-Z]+ ", "");
        }

        static Row of(AuditItem item, OperationNames names, AuditTargets.Words words, Times times) {
            String target = item.target() == null ? "" : item.target();
            return new Row(
                    item.position(),
                    times.at(item.at()),
                    item.actor() == null ? "" : item.actor(),
                    item.action(),
                    names.of(item.action()),
                    target,
                    words.of(target),
                    words.path(target),
                    item.result() == AuditResult.REFUSED);
        }
    }
}
