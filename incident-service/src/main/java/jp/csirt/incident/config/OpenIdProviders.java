package jp.csirt.incident.config;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Logins.Proof;
import jp.csirt.incident.api.security.Providers;
import jp.csirt.incident.api.security.Session.Factor;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.platform.account.AccountStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Authorization code with PKCE; a provider is asked for its addresses when somebody first logs in there. */
final class OpenIdProviders implements Providers {

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProviders.class);
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);
    private static final int THREADS = 2;
    private static final int WAITING = 64;

    /** How a provider says that it has asked for more than a password (RFC 8176). */
    private static final Set<String> TWO_FACTORS = Set.of("mfa", "otp", "hwk", "sc", "fpt", "face");

    private final ClientProperties clients;
    private final Function<String, Mono<UUID>> persons;
    private final AccountStore accounts;
    private final ConcurrentMap<String, Mono<ClientRegistration>> asked = new ConcurrentHashMap<>();

    /** Of their own, because one that takes connections and never answers holds its thread for long. */
    private final Scheduler asking = Schedulers.newBoundedElastic(THREADS, WAITING, "log-in-providers");

    private final ReactiveOidcIdTokenDecoderFactory decoders = new ReactiveOidcIdTokenDecoderFactory();
    private final WebClientReactiveAuthorizationCodeTokenResponseClient tokens =
            new WebClientReactiveAuthorizationCodeTokenResponseClient();

    /**
     * The providers.
     *
     * @param persons who has the account that a provider calls so; empty for nobody
     */
    OpenIdProviders(ClientProperties clients, Function<String, Mono<UUID>> persons, AccountStore accounts) {
        this.clients = clients;
        this.persons = persons;
        this.accounts = accounts;
    }

    @Override
    public List<Provider> all() {
        return clients.registration().entrySet().stream()
                .map(one -> new Provider(
                        one.getKey(),
                        one.getValue().clientName().isBlank()
                                ? one.getKey()
                                : one.getValue().clientName()))
                .toList();
    }

    @Override
    public Mono<Journey> begin(String id, URI back) {
        return registration(id).map(registration -> {
            String verifier = SessionCookie.secret();
            var journey = new Journey(back, back, SessionCookie.secret(), SessionCookie.secret(), verifier);
            String to = request(registration, journey).getAuthorizationRequestUri();
            return new Journey(URI.create(to), back, journey.state(), journey.nonce(), verifier);
        });
    }

    private static OAuth2AuthorizationRequest request(ClientRegistration registration, Journey journey) {
        OAuth2AuthorizationRequest.Builder request = OAuth2AuthorizationRequest.authorizationCode();
        request.authorizationUri(Objects.requireNonNull(
                registration.getProviderDetails().getAuthorizationUri(), "asked for at the start"));
        request.clientId(registration.getClientId());
        request.redirectUri(journey.back().toString());
        request.scopes(registration.getScopes());
        request.state(journey.state());
        request.attributes(Map.of("code_verifier", journey.verifier()));
        request.additionalParameters(Map.of(
                "nonce",
                journey.nonce(),
                "code_challenge",
                Pkce.challenge(journey.verifier()),
                "code_challenge_method",
                "S256"));
        return request.build();
    }

    @Override
    public Mono<Proof> finish(String id, Journey begun, String code) {
        return registration(id)
                .flatMap(registration -> token(registration, begun, code).flatMap(jwt -> proof(jwt, naming(id))));
    }

    /** What of a token is an account's externalId; where several issuers let people in, none of them names another's. */
    private Naming naming(String id) {
        ClientProperties.Registration client =
                Objects.requireNonNull(clients.registration().get(id), id);
        String claim = provider(id, client).userNameAttribute();
        return new Naming(claim, clients.issuers() > 1 ? client.providerOr(id) + ":" : "");
    }

    private Mono<Jwt> token(ClientRegistration registration, Journey begun, String code) {
        var exchange = new OAuth2AuthorizationExchange(
                request(registration, begun),
                OAuth2AuthorizationResponse.success(code)
                        .redirectUri(begun.back().toString())
                        .state(begun.state())
                        .build());
        return tokens.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(registration, exchange))
                .mapNotNull(OpenIdProviders::idToken)
                .switchIfEmpty(Mono.error(OpenIdProviders::notBelieved))
                .flatMap(token -> decoders.createDecoder(registration).decode(token))
                .timeout(WITHIN)
                .filter(jwt -> begun.nonce().equals(jwt.getClaimAsString("nonce")))
                .switchIfEmpty(Mono.error(OpenIdProviders::notBelieved))
                .onErrorMap(OpenIdProviders::problem);
    }

    private static @Nullable String idToken(OAuth2AccessTokenResponse response) {
        return response.getAdditionalParameters().get("id_token") instanceof String token ? token : null;
    }

    private Mono<Proof> proof(Jwt token, Naming naming) {
        return Mono.justOrEmpty(token.getClaimAsString(naming.claim()))
                .flatMap(value -> persons.apply(naming.issuer() + value))
                .switchIfEmpty(Mono.error(() -> ApiProblem.of(
                        "forbidden",
                        "ログインはできましたが、この利用者はここに登録されていません。管理者に、外部のログインでの識別子（%s%s の値）の登録を頼んでください。報告を急ぐときは、CSIRTに電話してください。"
                                .formatted(
                                        naming.issuer().isEmpty() ? "" : naming.issuer() + " に続けて ", naming.claim()))))
                .flatMap(personId -> accounts.find(personId)
                        .map(account -> new Kept(account.locked(), account.totp() != null, account.epoch()))
                        .defaultIfEmpty(new Kept(false, false, 0))
                        .flatMap(kept -> kept.locked()
                                ? Mono.error(ApiProblem.of("forbidden", "この利用者登録は停止されています。管理者に尋ねてください。"))
                                : Mono.just(new Proof(personId, kept.epoch(), factor(token, kept.factor())))));
    }

    private static Factor factor(Jwt token, boolean own) {
        List<String> methods = Objects.requireNonNullElse(token.getClaimAsStringList("amr"), List.of());
        if (methods.stream().anyMatch(TWO_FACTORS::contains)) {
            return Factor.PASSED;
        }
        return own ? Factor.OPEN : Factor.NONE;
    }

    private Mono<ClientRegistration> registration(String id) {
        ClientProperties.Registration client = clients.registration().get(id);
        return client == null
                ? Mono.error(ApiProblem::notFound)
                : asked.computeIfAbsent(id, _ -> askedOnce(id, client))
                        .timeout(WITHIN)
                        .onErrorMap(OpenIdProviders::away);
    }

    /** However many wait for it, one question is under way; its failure is its answer for a while. */
    private Mono<ClientRegistration> askedOnce(String id, ClientProperties.Registration client) {
        return Mono.fromCallable(() -> discovered(id, client))
                .subscribeOn(asking)
                .cache(_ -> FOR_EVER, _ -> ASKED_AGAIN_AFTER, () -> ASKED_AGAIN_AFTER);
    }

    private ClientRegistration discovered(String id, ClientProperties.Registration client) {
        ClientProperties.Provider provider = provider(id, client);
        return ClientRegistrations.fromIssuerLocation(provider.issuerUri())
                .registrationId(id)
                .clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .clientAuthenticationMethod(
                        client.clientSecret().isBlank()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(new LinkedHashSet<>(client.scope()))
                .userNameAttributeName(provider.userNameAttribute())
                .build();
    }

    private ClientProperties.Provider provider(String id, ClientProperties.Registration client) {
        String name = client.providerOr(id);
        return Objects.requireNonNull(
                clients.provider().get(name), () -> "spring.security.oauth2.client.provider." + name + " is missing");
    }

    /** What the provider refused is the browser's; what it did not answer is ours. */
    private static Throwable problem(Throwable failure) {
        if (failure instanceof ApiProblem) {
            return failure;
        }
        boolean refused = failure instanceof BadJwtException
                || (failure instanceof OAuth2AuthorizationException told
                        && !told.getError().getErrorCode().equals("invalid_token_response"));
        return refused ? notBelieved() : away(failure);
    }

    private static ApiProblem notBelieved() {
        return ApiProblem.of("forbidden", "外部のログインの答えを確かめられませんでした。ログインの画面から、もう一度始めてください。");
    }

    private static ApiProblem away(Throwable failure) {
        LOG.warn("the provider of log-ins cannot be asked: {}", failure.toString());
        return ApiProblem.unavailable(
                "issuer-unavailable", "外部のログインの提供者に届きません。少し待ってもう一度始めるか、パスワードで入ってください。報告を急ぐときは、CSIRTに電話してください。");
    }

    /** How an issuer's tokens name an account: by which claim, behind what. */
    private record Naming(String claim, String issuer) {}

    /** What is kept of an account here. */
    private record Kept(boolean locked, boolean factor, int epoch) {}
}
