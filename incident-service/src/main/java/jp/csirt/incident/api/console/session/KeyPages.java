package jp.csirt.incident.api.console.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.SentForms;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.Person;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 鍵の管理: the keys by which programs act for somebody. A key is shown once, on the page that answers its form. */
public final class KeyPages {

    private static final String KEYS = "/admin/keys";
    private static final String NEW = KEYS + "/new";
    private static final String API = "/v1/api-keys";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Pages pages;
    private final InnerApi api;
    private final SentForms sent;
    private final Supplier<OrganisationState> organisation;
    private final Clock clock;
    private final Refusal.Reader refusals;

    public KeyPages(
            Pages pages,
            InnerApi api,
            SentForms sent,
            Supplier<OrganisationState> organisation,
            Clock clock,
            Refusal.Reader refusals) {
        this.pages = pages;
        this.api = api;
        this.sent = sent;
        this.organisation = organisation;
        this.clock = clock;
        this.refusals = refusals;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.get(KEYS, this::list),
                Page.form(NEW, visit -> ask(visit, Refusal.NONE)),
                Page.post(NEW, this::make),
                Page.post(KEYS + "/{keyId}/revocation", this::revoke));
    }

    private Mono<ServerResponse> list(Visit visit) {
        String person = visit.parameter("personId");
        return api.all(visit, API)
                .flatMap(keys -> pages.show(
                        visit,
                        "keys",
                        Map.of(
                                "rows",
                                keys.stream()
                                        .filter(key -> person.isEmpty()
                                                || key.path("personId")
                                                        .asString()
                                                        .equals(person))
                                        .map(key -> row(key, visit.times()))
                                        .toList()
                                        .reversed(),
                                "person",
                                name(person),
                                "personId",
                                name(person).isEmpty() ? "" : person,
                                "done",
                                visit.parameter("done").matches("revoked|sent") ? visit.parameter("done") : "")));
    }

    private Row row(JsonNode key, Times times) {
        String expires = key.path("expiresAt").asString("");
        String state = !key.path("revokedAt").asString("").isEmpty()
                ? "revoked"
                : !expires.isEmpty() && !clock.instant().isBefore(Instant.parse(expires)) ? "expired" : "valid";
        return new Row(
                key.path("keyId").asString(),
                name(key.path("personId").asString()),
                key.path("scopes")
                        .valueStream()
                        .flatMap(code -> Scope.of(code.asString()).stream())
                        .map(scope -> "scope." + scope.name())
                        .toList(),
                at(key, "createdAt", times),
                at(key, "expiresAt", times),
                at(key, "lastUsedAt", times),
                state);
    }

    private static String at(JsonNode key, String name, Times times) {
        String at = key.path(name).asString("");
        return at.isEmpty() ? "" : times.at(Instant.parse(at));
    }

    private String name(String personId) {
        return organisation.get().persons().values().stream()
                .filter(person -> person.personId().toString().equals(personId))
                .map(Person::name)
                .findFirst()
                .orElse("");
    }

    private Mono<ServerResponse> ask(Visit visit, Refusal refusal) {
        if (Permission.GRANT_ACCESS.grantedTo(visit.caller()).isEmpty()) {
            throw ApiProblem.forbidden();
        }
        var typed = visit.form().isEmpty() ? visit.asked() : visit.form();
        return pages.show(
                visit,
                refusal.status(),
                "key-new",
                Map.of(
                        "choices",
                        AccessChoices.of(organisation.get(), _ -> true, typed),
                        "expiresAt",
                        typed.text("expiresAt"),
                        "key",
                        refusal.key(visit.form()),
                        "refusal",
                        refusal));
    }

    /** A form that was sent before makes no other key, and no key is shown twice. */
    private Mono<ServerResponse> make(Visit visit) {
        return refusals.orShown(
                        visit,
                        sent.once(
                                visit,
                                api.post(visit, API, body(visit), Map.of(), byte[].class)
                                        .map(JSON::readTree)),
                        made -> shown(visit, made),
                        refusal -> ask(visit, refusal))
                .switchIfEmpty(Doorway.to(KEYS + "?done=sent"));
    }

    private static ObjectNode body(Visit visit) {
        ObjectNode body = AccessChoices.body(visit.form());
        String expires = visit.form().text("expiresAt");
        return expires.isBlank() ? body : body.put("expiresAt", Times.sent(expires));
    }

    private Mono<ServerResponse> shown(Visit visit, JsonNode made) {
        return pages.show(
                visit,
                "key-made",
                Map.of(
                        "person", name(made.path("personId").asString()),
                        "key", made.path("key").asString()));
    }

    private Mono<ServerResponse> revoke(Visit visit) {
        return api.delete(visit, API + "/" + visit.segment("keyId")).then(Doorway.to(KEYS + "?done=revoked"));
    }

    /** 鍵; {@code state} and {@code scopes} are keys of the messages. */
    record Row(
            String keyId,
            String person,
            List<String> scopes,
            String createdAt,
            String expiresAt,
            String lastUsedAt,
            String state) {}
}
