package jp.csirt.incident.config;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import jp.csirt.incident.api.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoders;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** ログインの証: tokens of the configured issuer. The issuer is asked for its keys when the first token comes. */
final class IssuedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(IssuedTokens.class);

    private static final Duration WITHIN = Duration.ofSeconds(3);

    private final @Nullable ReactiveJwtDecoder decoder;
    private final String claim;

    private IssuedTokens(@Nullable ReactiveJwtDecoder decoder, String claim) {
        this.decoder = decoder;
        this.claim = claim;
    }

    /** @throws MissingAudienceException when it is not said for whom the issuer's tokens must be */
    static IssuedTokens of(IssuerProperties issuer) {
        String uri = issuer.issuerUri();
        Set<String> audiences = issuer.audiences().stream()
                .filter(audience -> !audience.isBlank())
                .collect(Collectors.toUnmodifiableSet());
        if (!uri.isBlank() && audiences.isEmpty()) {
            throw new MissingAudienceException(uri);
        }
        return new IssuedTokens(
                uri.isBlank() ? null : new SupplierReactiveJwtDecoder(() -> decoder(uri, audiences)),
                issuer.principalClaimName());
    }

    private static ReactiveJwtDecoder decoder(String issuer, Set<String> audiences) {
        NimbusReactiveJwtDecoder decoder = ReactiveJwtDecoders.fromIssuerLocation(issuer);
        var forUs = new JwtClaimValidator<@Nullable List<String>>(
                JwtClaimNames.AUD, named -> named != null && named.stream().anyMatch(audiences::contains));
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer), forUs));
        return decoder;
    }

    /** Whether it looks like a token and there is an issuer. */
    boolean take(String key) {
        return decoder != null && key.chars().filter(c -> c == '.').count() == 2;
    }

    /** How the issuer calls the person; empty for a token that is not valid now. Errors: 503 when the issuer is away. */
    Mono<String> subject(String token) {
        return decoder == null
                ? Mono.empty()
                : decoder.decode(token)
                        .mapNotNull(jwt -> jwt.getClaimAsString(claim))
                        .timeout(WITHIN)
                        .onErrorResume(BadJwtException.class, refused -> Mono.empty())
                        .onErrorMap(IssuedTokens::isAway, IssuedTokens::away);
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof JwtException
                || failure instanceof JwtDecoderInitializationException
                || failure instanceof TimeoutException;
    }

    private static ApiProblem away(Throwable failure) {
        LOG.warn("the issuer of log-in tokens cannot be asked: {}", failure.toString());
        return ApiProblem.unavailable("issuer-unavailable", "ログインの発行者に確かめられません。少し待って送り直してください。");
    }
}
