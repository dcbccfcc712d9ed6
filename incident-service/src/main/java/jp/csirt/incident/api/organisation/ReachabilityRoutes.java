package jp.csirt.incident.api.organisation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.organisation.Reachability.Told;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Range;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Scope;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 連絡先の鮮度: told by the machine that reaches people, read by whoever reads the posts. */
public final class ReachabilityRoutes {

    private static final String PATH = "/v1/organisation/reachability";

    private final Reachability reachability;
    private final StrictJson json;
    private final Clock machine;

    /**
     * The routes.
     *
     * @param machine tells when it was told: how old that is has nothing to do with a clock that was set for a drill
     */
    public ReachabilityRoutes(Reachability reachability, StrictJson json, Clock machine) {
        this.reachability = reachability;
        this.json = json;
        this.machine = machine;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get(PATH, this::read), Route.put(PATH, this::replace));
    }

    private Mono<ServerResponse> read(Call call) {
        OrganisationRoutes.readable(call);
        call.allowOnly(Set.of());
        return reachability.last().flatMap(last -> Replies.json(call, last));
    }

    private Mono<ServerResponse> replace(Call call) {
        return Body.read(call.request()).defaultIfEmpty(new byte[0]).flatMap(body -> {
            call.permitted(Scope.RECEIPTS_WRITE);
            call.allowOnly(Set.of());
            Unreached unreached = json.read(body, Unreached.class);
            Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
            var told =
                    new Told(machine.instant().truncatedTo(ChronoUnit.MILLIS), unreached.missing(), unreached.stale());
            return reachability.put(told).then(Mono.defer(() -> Replies.json(call, told)));
        });
    }

    /** Who cannot be reached. */
    private record Unreached(
            @Range(min = 0, max = 10_000) List<UUID> missing,
            @Range(min = 0, max = 10_000) List<UUID> stale) {}
}
