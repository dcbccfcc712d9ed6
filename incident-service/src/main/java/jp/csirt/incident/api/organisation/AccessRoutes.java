package jp.csirt.incident.api.organisation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import jp.csirt.incident.api.organisation.ChangeEndpoint.Allowed;
import jp.csirt.incident.api.organisation.ChangeEndpoint.Prepared;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RepeatedRequest;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.organisation.Account;
import jp.csirt.incident.domain.organisation.ApiKey;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 利用者と鍵. A key is shown once, in the answer that creates it. */
public final class AccessRoutes {

    private static final String ACCOUNTS = "/v1/accounts";
    private static final String KEYS = "/v1/api-keys";

    private final ChangeEndpoint endpoint;
    private final KeyVault vault;
    private final Sessions sessions;

    /**
     * The routes' parts.
     *
     * @param sessions those of a person end when another identifier lets the person in
     */
    public AccessRoutes(ChangeEndpoint endpoint, KeyVault vault, Sessions sessions) {
        this.endpoint = endpoint;
        this.vault = vault;
        this.sessions = sessions;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(ACCOUNTS, this::accounts),
                Route.get(KEYS, this::keys),
                endpoint.creates(
                        ACCOUNTS,
                        OrganisationRequests.OpenAccount.class,
                        Allowed.by(Permission.GRANT_ACCESS),
                        answer -> OrganisationRoutes.place(ACCOUNTS, answer),
                        (call, request) -> openAccount(request)),
                endpoint.creates(
                                ACCOUNTS + "/{personId}/external-ids",
                                OrganisationRequests.ChangeExternalId.class,
                                Allowed.by(Permission.GRANT_ACCESS),
                                answer -> OrganisationRoutes.place(ACCOUNTS, answer),
                                this::changeExternalId)
                        .followedBy(this::endSessions),
                endpoint.shownOnce(
                        KEYS,
                        OrganisationRequests.CreateApiKey.class,
                        Allowed.by(Permission.GRANT_ACCESS),
                        answer -> OrganisationRoutes.place(KEYS, answer),
                        this::createKey),
                Route.delete(KEYS + "/{keyId}", this::revoke));
    }

    private Mono<ServerResponse> accounts(Call call) {
        call.permitted(Permission.GRANT_ACCESS);
        call.allowOnly(Pages.PARAMETERS);
        return endpoint.current()
                .flatMap(organisation ->
                        Pages.answer(call, organisation.state().access().accounts(), AccountItem::of));
    }

    private Mono<ServerResponse> keys(Call call) {
        call.permitted(Permission.GRANT_ACCESS);
        call.allowOnly(Pages.PARAMETERS);
        return endpoint.current()
                .zipWith(vault.lastUses())
                .flatMap(both -> Pages.answer(
                        call,
                        List.copyOf(both.getT1().state().access().keys().values()),
                        key -> KeyItem.of(key, both.getT2().get(key.keyId()))));
    }

    private Mono<Prepared> openAccount(OrganisationRequests.OpenAccount request) {
        List<Scope> scopes = scopes(request.scopes());
        return Mono.just(new Prepared(
                new OrganisationChange.OpenAccount(request.personId(), scopes, request.externalId()),
                request.personId().toString(),
                new AccountItem(request.personId(), codes(scopes), request.externalId())));
    }

    private Mono<Prepared> changeExternalId(Call call, OrganisationRequests.ChangeExternalId request) {
        UUID personId = call.id("personId");
        return endpoint.current()
                .flatMap(organisation ->
                        Mono.justOrEmpty(organisation.state().access().account(personId)))
                .switchIfEmpty(Mono.error(ApiProblem::notFound))
                .map(account -> new Prepared(
                        new OrganisationChange.ChangeExternalId(personId, request.externalId()),
                        personId.toString(),
                        new AccountItem(personId, codes(account.scopes()), request.externalId())));
    }

    /** Whoever came in by the identifier before is not in any more; one's own page decides about one's own sessions. */
    private Mono<Void> endSessions(Call call) {
        UUID personId = call.id("personId");
        return personId.equals(call.caller().personId()) ? Mono.empty() : sessions.endOthers(personId, "");
    }

    /** A key whose creation is then refused, for its request was sent before, is shown to nobody. */
    private Mono<Prepared> createKey(Call call, OrganisationRequests.CreateApiKey request) {
        List<Scope> scopes = scopes(request.scopes());
        UUID keyId = RepeatedRequest.created(call);
        return vault.make(keyId)
                .map(key -> new Prepared(
                        new OrganisationChange.CreateApiKey(keyId, request.personId(), scopes, request.expiresAt()),
                        keyId.toString(),
                        new NewKey(keyId, key, request.personId(), codes(scopes), request.expiresAt())));
    }

    private Mono<ServerResponse> revoke(Call call) {
        return endpoint.current().flatMap(organisation -> {
            UUID keyId = call.id("keyId");
            Post post = call.permitted(Permission.GRANT_ACCESS);
            if (organisation.state().access().key(keyId).isEmpty()) {
                throw ApiProblem.notFound();
            }
            call.allowOnly(Set.of());
            return endpoint.change(call, post, new OrganisationChange.RevokeApiKey(keyId))
                    .flatMap(after -> Replies.json(call, new Revoked(keyId, after.version(), after.position())));
        });
    }

    private static List<Scope> scopes(List<String> codes) {
        var scopes = new ArrayList<Scope>();
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < codes.size(); i++) {
            Consumer<Scope> keep = scopes::add;
            int at = i;
            Scope.of(codes.get(i))
                    .ifPresentOrElse(
                            keep,
                            () -> errors.add(
                                    new FieldError("/scopes/" + at, "UNKNOWN_SCOPE", "知らない範囲です（例 incidents:read）。")));
        }
        if (codes.isEmpty()) {
            errors.add(new FieldError("/scopes", "REQUIRED", "少なくとも一つの範囲を送ってください。"));
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return scopes.stream().distinct().toList();
    }

    private static List<String> codes(List<Scope> scopes) {
        return scopes.stream().map(Scope::code).toList();
    }

    /** 利用者. */
    private record AccountItem(
            UUID personId, List<String> scopes, @Nullable String externalId) {

        static AccountItem of(Account account) {
            return new AccountItem(account.personId(), codes(account.scopes()), account.externalId());
        }
    }

    /** 鍵: everything but the key. */
    private record KeyItem(
            UUID keyId,
            UUID personId,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {

        static KeyItem of(ApiKey key, @Nullable Instant lastUsedAt) {
            return new KeyItem(
                    key.keyId(),
                    key.personId(),
                    codes(key.scopes()),
                    key.createdAt(),
                    key.expiresAt(),
                    key.revokedAt(),
                    lastUsedAt);
        }
    }

    /** 発行された鍵. */
    private record NewKey(
            UUID keyId,
            String key,
            UUID personId,
            List<String> scopes,
            @Nullable Instant expiresAt) {}

    /** 失効した鍵. */
    private record Revoked(UUID keyId, long version, long position) {}
}
