package jp.csirt.incident.api.command;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.domain.incident.RequestRepeated;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.organisation.Responsibility;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.read.record.IncidentRecord;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * An act on an existing incident. Every act goes the same way: 415 and 413, 404 out of sight, 403, 400, the answer to a
 * repeated request, 428 and 412, then the domain decides.
 *
 * <p>A repetition is answered from the incident's log. One that comes while the first is still on its way waits for the
 * aggregate, which does nothing twice, and then for its answer from the log as well. An act that was refused has left no
 * trace, so its key is free; one that records nothing is harmless to repeat.
 */
public final class ActEndpoint {

    private final IncidentsInSight incidents;
    private final Commands commands;
    private final StrictJson json;
    private final RequestMarks marks;
    private final Supplier<PostResolution> posts;
    private final ActClock clock;

    public ActEndpoint(
            IncidentsInSight incidents,
            Commands commands,
            StrictJson json,
            RequestMarks marks,
            Supplier<PostResolution> posts,
            Clock clock) {
        this.incidents = incidents;
        this.commands = commands;
        this.json = json;
        this.marks = marks;
        this.posts = posts;
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
        return act(
                path,
                least,
                type,
                (call, incident, request) -> call.permitted(exact.apply(request)),
                (target, incident, request) -> prepare.apply(target, request));
    }

    /** The route of an act that depends on the incident as it is; the domain still decides whether it may be. */
    <R extends Record & Timed> Route act(
            String path, Permission least, Class<R> type, Grant<R> grant, Preparation<R> prepare) {
        return Route.post(
                        "/v1/incidents/{id}/" + path,
                        call -> Body.read(call.request())
                                .defaultIfEmpty(new byte[0])
                                .flatMap(body -> incidents.findToAct(call).flatMap(incident -> {
                                    Call acting = acting(call, incident);
                                    acting.permitted(least);
                                    R request = json.read(body, type);
                                    Post post = grant.post(acting, incident, request);
                                    Prepared prepared =
                                            prepare.prepare(target(acting, incident, post, request), incident, request);
                                    return once(acting, incident, prepared, marks.of(call, body));
                                })))
                .asks(least, type);
    }

    /** The call by the caller as he or she may act in this incident. */
    private Call acting(Call call, IncidentRecord incident) {
        return call.as(responsibility(incident, clock.now()).of(call.caller()));
    }

    /** Who answered for the posts of the incident at that moment. */
    Responsibility responsibility(IncidentRecord incident, Instant at) {
        return new Responsibility(posts.get(), incident.scope(), at);
    }

    /** Reads bodies. */
    StrictJson json() {
        return json;
    }

    /** The clock of acts. */
    ActClock clock() {
        return clock;
    }

    /** Who may act on this incident. */
    @FunctionalInterface
    interface Grant<R> {

        /**
         * The post that allows the act.
         *
         * @throws jp.csirt.incident.api.problem.ApiProblem 403 when none does
         */
        Post post(Call call, IncidentRecord incident, R request);
    }

    /** Makes the command out of the request and the incident as it is. */
    @FunctionalInterface
    interface Preparation<R> {

        /** The command. */
        Prepared prepare(Target target, IncidentRecord incident, R request);
    }

    private Target target(Call call, IncidentRecord incident, Post post, Timed request) {
        Actor actor = call.caller().actor(post);
        return new Target(call, incident.id(), new Act(actor, clock.occurredAt(request)));
    }

    private Mono<ServerResponse> once(
            Call call, IncidentRecord incident, Prepared prepared, @Nullable RequestMark mark) {
        return firstAnswer(incident, prepared, mark)
                .switchIfEmpty(Mono.defer(() -> send(call, incident, prepared, mark))
                        .onErrorResume(
                                failure -> mark != null && isLostRace(failure),
                                failure -> incidents
                                        .find(call)
                                        .flatMap(now -> firstAnswer(now, prepared, mark))
                                        .switchIfEmpty(Mono.error(failure))))
                .flatMap(ActAnswer::response);
    }

    private static Mono<ActAnswer> firstAnswer(IncidentRecord incident, Prepared prepared, @Nullable RequestMark mark) {
        return Mono.justOrEmpty(mark)
                .flatMap(repeated -> Mono.justOrEmpty(incident.firstAnswer(repeated))
                        .doOnNext(first -> RequestMarks.mustAskTheSame(repeated, first.digest())))
                .map(first -> ActAnswer.again(incident, prepared, first));
    }

    private Mono<ActAnswer> send(Call call, IncidentRecord incident, Prepared prepared, @Nullable RequestMark mark) {
        Long version = IfMatch.check(call.request().headers().asHttpHeaders(), incident.version());
        Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
        return commands.send(prepared.command(), version, RequestMetadata.of(mark, prepared.ids()))
                .map(outcome -> ActAnswer.of(incident, prepared, outcome));
    }

    /** Somebody else was faster; it may have been the same request. */
    static boolean isLostRace(Throwable failure) {
        return failure instanceof RequestRepeated
                || failure instanceof ConflictingModificationException
                || failure instanceof ConcurrencyException;
    }
}
