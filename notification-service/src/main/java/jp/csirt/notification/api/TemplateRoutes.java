package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.ADMINISTRATOR;
import static jp.csirt.notification.api.Route.Access.READER;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.store.TemplateStore;
import jp.csirt.notification.store.TemplateStore.Own;
import jp.csirt.notification.template.MessageTemplate;
import jp.csirt.notification.template.TemplateKeys;
import jp.csirt.notification.template.Templates;
import tools.jackson.databind.node.ObjectNode;

/** 文面の差替え: an installation's own words, checked like the templates of forms. */
final class TemplateRoutes {

    private static final String PATH = "/v1/message-templates/{kind}/{language}";
    private static final int SUBJECT = 200;
    private static final int TEXT = 20_000;

    private final Templates templates;
    private final TemplateStore store;
    private final Clock clock;

    TemplateRoutes(Templates templates, TemplateStore store, Clock clock) {
        this.templates = templates;
        this.store = store;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, READER, this::get),
                Route.put(PATH, ADMINISTRATOR, this::put),
                Route.post(PATH + "/check", ADMINISTRATOR, this::check));
    }

    private record Named(Kind kind, Language language) {

        String name() {
            return Templates.name(kind, language);
        }
    }

    private static Named named(Call call) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(call.variable("kind")))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return new Named(kind, Language.parse(call.variable("language")).orElseThrow(Refusal::notFound));
    }

    private Supplier<Reply> get(Call call) {
        Named named = named(call);
        call.allowOnly();
        return () -> {
            MessageTemplate template = templates.of(named.kind(), named.language());
            ObjectNode body = Json.object()
                    .put("kind", named.kind().name())
                    .put("language", named.language().code())
                    .put("subject", template.subject())
                    .put("text", template.text())
                    .put("version", store.find(named.name()).map(Own::version).orElse(0));
            TemplateKeys.of(named.kind()).known().stream().sorted().forEach(body.putArray("placeholders")::add);
            return Reply.ok(body);
        };
    }

    private Supplier<Reply> put(Call call) {
        Named named = named(call);
        call.allowOnly();
        MessageTemplate template = template(call);
        return () -> {
            Instant now = clock.instant();
            int version = store.find(named.name()).map(Own::version).orElse(0) + 1;
            store.put(named.name(), new Own(version, template.subject(), template.text(), call.by(), now));
            ObjectNode body = Json.object()
                    .put("version", version)
                    .put("sha256", sha256(template.subject() + "\n\n" + template.text()))
                    .put("uploadedBy", call.by().toString())
                    .put("uploadedAt", now.toString());
            return Reply.ok(faults(body, named.kind(), template));
        };
    }

    private Supplier<Reply> check(Call call) {
        Named named = named(call);
        call.allowOnly();
        MessageTemplate template = template(call);
        return () -> Reply.ok(faults(Json.object(), named.kind(), template));
    }

    private static MessageTemplate template(Call call) {
        JsonObject json = call.body().json();
        var template = new MessageTemplate(json.line("subject", SUBJECT), json.text("text", TEXT));
        json.orRefuse();
        return template;
    }

    private static ObjectNode faults(ObjectNode body, Kind kind, MessageTemplate template) {
        TemplateKeys keys = TemplateKeys.of(kind);
        var unknown = body.putArray("unknown");
        keys.unknown(template)
                .forEach(place -> unknown.addObject().put("key", place.key()).put("where", place.where()));
        var missing = body.putArray("missing");
        keys.missing(template).forEach(key -> missing.addObject().put("key", key));
        return body;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
