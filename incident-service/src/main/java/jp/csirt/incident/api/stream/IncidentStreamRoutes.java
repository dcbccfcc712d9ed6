package jp.csirt.incident.api.stream;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Positions;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.publish.IntegrationFeed;
import jp.csirt.incident.read.incidentlist.IncidentListChanges;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 一覧の変化の配信: what whoever has a list open should know, of the incidents in sight only. */
public final class IncidentStreamRoutes {

    /** Fewer than may follow the log at all, so that machines that read the public events always find room. */
    private static final int STREAMS = 400;

    /** Positions behind the end from where it is cheaper to read the list anew. */
    private static final int FAR = 1000;

    private final IncidentStream stream;
    private final EndlessAnswer endless;
    private final Positions positions;
    private final Semaphore streams = new Semaphore(STREAMS);

    public IncidentStreamRoutes(
            IntegrationFeed feed,
            IncidentListChanges changes,
            EndlessAnswer endless,
            Positions positions,
            JsonMapper json) {
        this.stream = new IncidentStream(feed, changes, json);
        this.endless = endless;
        this.positions = positions;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/incidents/stream", this::stream));
    }

    private Mono<ServerResponse> stream(Call call) {
        call.permitted(Permission.READ_INCIDENT);
        call.allowOnly(Set.of());
        OptionalLong last = LastEventId.of(call);
        Replies.requireAccepted(call, MediaType.TEXT_EVENT_STREAM);
        if (call.request().method().equals(HttpMethod.HEAD)) {
            return EndlessAnswer.begun().build();
        }
        if (streams.availablePermits() == 0) {
            throw EndlessAnswer.overloaded();
        }
        return positions
                .head()
                .flatMap(head -> texts(call, last, head.position()))
                .flatMap(texts -> EndlessAnswer.begun().body(endless.of(bounded(texts))));
    }

    private Mono<Flux<String>> texts(Call call, OptionalLong last, long head) {
        Sight begun = Sight.of(call.caller());
        Mono<Sight> present = endless.again(call)
                .doOnNext(again -> again.permitted(Permission.READ_INCIDENT))
                .map(again -> Sight.of(again.caller()));
        return last.isPresent() && last.getAsLong() <= head && head - last.getAsLong() <= FAR
                ? Mono.just(stream.after(last.getAsLong(), begun, present))
                : shown(head).map(from -> Flux.just(stream.reset(from)).concatWith(stream.after(from, begun, present)));
    }

    /** From where on changes are told: what the list that is now read does not show yet is told too. */
    private Mono<Long> shown(long head) {
        return positions
                .seen(IncidentListProjection.NAME, head)
                .thenReturn(head)
                .onErrorResume(
                        ApiProblem.class,
                        _ -> positions
                                .reached(IncidentListProjection.NAME)
                                .map(reached -> Math.max(reached, head - FAR)));
    }

    private Flux<String> bounded(Flux<String> texts) {
        return Flux.defer(() -> streams.tryAcquire()
                ? texts.doFinally(_ -> streams.release())
                : Flux.error(EndlessAnswer.overloaded()));
    }
}
