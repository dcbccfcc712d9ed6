package jp.csirt.incident.api.ops;

import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.KeyAuthentication;
import jp.csirt.incident.api.web.AuditTrail;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Permission;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** 稼働状態と計測値: anybody learns whether the service is up, who has a key learns why; the figures are for operators. */
public final class ActuatorAccess implements WebFilter {

    private static final PathPattern PAGES = PathPatternParser.defaultInstance.parse("/actuator/**");
    private static final PathPattern HEALTH = PathPatternParser.defaultInstance.parse("/actuator/health");
    private static final PathPattern FIGURES = PathPatternParser.defaultInstance.parse("/actuator/prometheus");

    private final KeyAuthentication authentication;
    private final AuditTrail audit;

    public ActuatorAccess(KeyAuthentication authentication, AuditTrail audit) {
        this.authentication = authentication;
        this.audit = audit;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        boolean anonymous = !exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
        return !PAGES.matches(path) || (anonymous && HEALTH.matches(path))
                ? chain.filter(exchange)
                : authentication
                        .caller(exchange.getRequest().getHeaders())
                        .doOnError(ApiProblem.class, this::count)
                        .flatMap(caller -> FIGURES.matches(path)
                                        && Permission.OPERATE.grantedTo(caller).isEmpty()
                                ? refused(caller, exchange)
                                : chain.filter(exchange).contextWrite(known(caller)));
    }

    private void count(ApiProblem refused) {
        if (refused.isUnauthenticated()) {
            audit.unauthenticated();
        }
    }

    private Mono<Void> refused(Caller caller, ServerWebExchange exchange) {
        audit.refused(caller, exchange.getRequest().getMethod().name() + " " + FIGURES.getPatternString(), null);
        return Mono.error(ApiProblem.forbidden());
    }

    private static Context known(Caller caller) {
        return Context.of(ReactiveSecurityContextHolder.withAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(caller.keyId(), "", AuthorityUtils.NO_AUTHORITIES)));
    }
}
