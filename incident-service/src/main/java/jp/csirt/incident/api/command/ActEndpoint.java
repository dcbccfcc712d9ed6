package jp.csirt.incident.api.command;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import jp.csirt.incident.api.command.Commands.Outcome;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.read.record.IncidentRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * An act on an existing incident. Every act goes the same way: 415 and 413, 404 out of sight, 403, 400, 428 and 412, then
 * the domain decides.
 */
public final class ActEndpoint {

    private final IncidentsInSight incidents;
    private final Commands commands;
    private final StrictJson json;
    private final ActClock clock;

    public ActEndpoint(IncidentsInSight incidents, Commands commands, StrictJson json, Clock clock) {
        this.incidents = incidents;
        this.commands = commands;
        this.json = json;
        this.clock = new ActClock(clock);
    }

    /** The route of an act that one permission allows. */
    <R extends Record & Timed> Route act(
            String path, Permission permission, Class<R> type, BiFunction<Target, R, Prepared> prepare) {
        return act(path, permission, type, request -> permission, prepare);
    }

    /** The route of an act whose permission depends on what is asked; {@code least} is asked for before the body is read. */
    <R extends Record & Timed> Route act(
            String path,
            Permission least,
            Class<R> type,
            Function<R, Permission> exact,
            BiFunction<Target, R, Prepared> prepare) {
        return Route.post(
                "/v1/incidents/{id}/" + path,
                call -> Body.read(call.request())
                        .defaultIfEmpty(new byte[0])
                        .flatMap(body -> incidents.find(call).flatMap(incident -> {
                            call.permitted(least);
                            R request = json.read(body, type);
                            Post post = call.permitted(exact.apply(request));
                            return send(call, incident, post, request, prepare);
                        })));
    }

    /** The clock of acts. */
    ActClock clock() {
        return clock;
    }

    private <R extends Record & Timed> Mono<ServerResponse> send(
            Call call, IncidentRecord incident, Post post, R request, BiFunction<Target, R, Prepared> prepare) {
        var actor =
                new Actor(call.caller().personId(), post.code(), call.caller().unit());
        var target = new Target(call, incident.id(), new Act(actor, clock.occurredAt(request)));
        Prepared prepared = prepare.apply(target, request);
        Long version = IfMatch.check(call.request().headers().asHttpHeaders(), incident.version());
        Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
        return commands.send(prepared.command(), version, Map.of())
                .flatMap(outcome -> answer(incident, prepared, outcome));
    }

    private static Mono<ServerResponse> answer(IncidentRecord incident, Prepared prepared, Outcome outcome) {
        var answer = new Answer(
                incident.id().value(),
                incident.number().value(),
                outcome.version(),
                outcome.position(),
                outcome.n() == 0 ? null : outcome.n(),
                prepared.single() ? prepared.ids().getFirst() : null,
                prepared.single() || prepared.ids().isEmpty() ? null : prepared.ids());
        URI location = location(incident, prepared, outcome);
        return (location == null ? ServerResponse.ok() : ServerResponse.created(location))
                .eTag("\"" + outcome.version() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(answer);
    }

    private static @Nullable URI location(IncidentRecord incident, Prepared prepared, Outcome outcome) {
        String collection = "/v1/incidents/%s/%s".formatted(incident.id(), prepared.collection());
        if (outcome.n() > 0) {
            return URI.create(collection + "/" + outcome.n());
        }
        if (prepared.ids().isEmpty()) {
            return null;
        }
        return URI.create(prepared.single() ? collection + "/" + prepared.ids().getFirst() : collection);
    }
}
