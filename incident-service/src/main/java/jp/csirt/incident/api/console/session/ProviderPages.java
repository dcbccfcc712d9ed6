package jp.csirt.incident.api.console.session;

import java.net.URI;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Target;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.security.Holder;
import jp.csirt.incident.api.security.Providers;
import jp.csirt.incident.api.security.Providers.Journey;
import jp.csirt.incident.api.security.Session.Entrance;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * 外部のログイン: to the provider and back. What was begun is kept for the browser that began it, so that nobody comes in by
 * an address that somebody else made.
 */
public final class ProviderPages {

    private final Doorway doorway;
    private final Providers providers;
    private final LoginsUnderWay underWay;

    public ProviderPages(Doorway doorway, Providers providers, LoginsUnderWay underWay) {
        this.doorway = doorway;
        this.providers = providers;
        this.underWay = underWay;
    }

    /** The pages. */
    public List<Page> pages() {
        return List.of(
                Page.openGet("/oauth2/authorization/{id}", this::begin),
                Page.openGet("/login/oauth2/code/{id}", this::comeBack));
    }

    private Mono<ServerResponse> begin(Visit visit) {
        String id = visit.variables().getOrDefault("id", "");
        URI back = UriComponentsBuilder.fromUri(visit.request().uri())
                .replacePath("/login/oauth2/code/" + visit.segment("id"))
                .replaceQuery(null)
                .fragment(null)
                .build(true)
                .toUri();
        String target = Target.of(visit.parameter("target")).path();
        return providers
                .begin(id, back)
                .flatMap(journey -> underWay.keep(visit.secret(), visit.place(), form(id, journey, target))
                        .then(Doorway.to(visit, journey.to().toString(), visit.secret())));
    }

    private static Form form(String id, Journey journey, String target) {
        return new Form(Map.of(
                "id", List.of(id),
                "back", List.of(journey.back().toString()),
                "state", List.of(journey.state()),
                "nonce", List.of(journey.nonce()),
                "verifier", List.of(journey.verifier()),
                "target", List.of(target)));
    }

    private static Journey journey(Form kept) {
        URI back = URI.create(kept.text("back"));
        return new Journey(back, back, kept.text("state"), kept.text("nonce"), kept.text("verifier"));
    }

    private Mono<ServerResponse> comeBack(Visit visit) {
        String id = visit.variables().getOrDefault("id", "");
        String code = visit.parameter("code");
        return underWay.take(visit.secret())
                .filter(kept -> kept.text("id").equals(id) && kept.text("state").equals(visit.parameter("state")))
                .switchIfEmpty(Mono.error(
                        () -> ApiProblem.of("forbidden", "このログインは、この画面で始められたものではないか、時間が過ぎています。ログインの画面から、もう一度始めてください。")))
                .filter(_ -> !code.isEmpty())
                .switchIfEmpty(Mono.error(() -> ApiProblem.of("forbidden", "外部のログインが取り消されました。ログインの画面から、もう一度始められます。")))
                .flatMap(kept -> providers
                        .finish(id, journey(kept), code)
                        .flatMap(proof -> doorway.enter(
                                visit,
                                new Entrance(
                                        new Holder(proof.personId(), null),
                                        proof.factor(),
                                        proof.epoch(),
                                        visit.place()),
                                Target.of(kept.text("target")))));
    }
}
