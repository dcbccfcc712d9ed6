package jp.csirt.incident.api.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RepeatableAnswers.Reply;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.organisation.ChangeOrganisation;
import jp.csirt.incident.domain.organisation.OrganisationChange;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.read.organisation.OrganisationRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * A change of the organisation. Every change goes the same way: 415 and 413, 403, 400, then the domain decides, and the answer
 * tells what was created.
 */
public final class ChangeEndpoint {

    private final Organisations organisations;
    private final StrictJson json;
    private final RepeatableAnswers answers;
    private final Clock clock;

    public ChangeEndpoint(Organisations organisations, StrictJson json, RepeatableAnswers answers, Clock clock) {
        this.organisations = organisations;
        this.json = json;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * The route of a change that creates something, done once for each {@code Idempotency-Key}.
     *
     * @param place where what an answer tells of lies
     */
    <R extends Record> Route creates(
            String path,
            Class<R> type,
            Allowed<? super R> allowed,
            Function<JsonNode, String> place,
            Prepare<R> prepare) {
        return asked(
                path,
                type,
                allowed,
                (call, body, post, request) ->
                        answers.once(call, body, () -> reply(call, post, request, prepare), place));
    }

    /** The route of a change whose answer is shown once and never kept: a repetition creates nothing more, and is refused. */
    <R extends Record> Route shownOnce(
            String path,
            Class<R> type,
            Allowed<? super R> allowed,
            Function<JsonNode, String> place,
            Prepare<R> prepare) {
        return asked(
                path,
                type,
                allowed,
                (call, body, post, request) -> answers.unkept(reply(call, post, request, prepare), place));
    }

    private <R extends Record> Route asked(
            String path, Class<R> type, Allowed<? super R> allowed, Answering<R> answering) {
        return Route.post(
                path,
                call -> Body.read(call.request())
                        .defaultIfEmpty(new byte[0])
                        .flatMap(body -> organisations.current().flatMap(organisation -> {
                            allowed.atAll(call, organisation);
                            call.allowOnly(Set.of());
                            R request = json.read(body, type);
                            Post post = allowed.exactly(call, organisation, request);
                            Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
                            return answering.answer(call, body, post, request);
                        })));
    }

    private <R> Mono<Reply> reply(Call call, Post post, R request, Prepare<R> prepare) {
        return prepare.prepare(call, request)
                .flatMap(prepared -> change(call, post, prepared.change())
                        .map(after -> new Reply(
                                201,
                                new Answer(prepared.id(), after.version(), after.position(), prepared.created()))));
    }

    /** Changes it in the caller's name. */
    Mono<OrganisationRecord> change(Call call, Post post, OrganisationChange change) {
        var act = new Act(call.caller().actor(post), now());
        return organisations.change(new ChangeOrganisation(act, List.of(change)));
    }

    /** The service's time. */
    Instant now() {
        return clock.instant();
    }

    /** The organisation as it is now. */
    Mono<OrganisationRecord> current() {
        return organisations.current();
    }

    /** Who may. */
    interface Allowed<R> {

        /**
         * Asked before the body is read.
         *
         * @throws ApiProblem 403
         */
        void atAll(Call call, OrganisationRecord organisation);

        /**
         * The post in which the caller may do what is asked.
         *
         * @throws ApiProblem 403
         */
        Post exactly(Call call, OrganisationRecord organisation, R request);

        /** Those whom a permission allows, whatever they ask. */
        static Allowed<Object> by(Permission permission) {
            return new Allowed<>() {
                @Override
                public void atAll(Call call, OrganisationRecord organisation) {
                    call.permitted(permission);
                }

                @Override
                public Post exactly(Call call, OrganisationRecord organisation, Object request) {
                    return call.permitted(permission);
                }
            };
        }
    }

    /** Makes a change of a request. */
    @FunctionalInterface
    interface Prepare<R> {

        /** The change, and what the answer will tell. */
        Mono<Prepared> prepare(Call call, R request);
    }

    /**
     * A change ready to be made.
     *
     * @param id of what it creates; absent for what has none
     * @param created what the answer shows of it
     */
    record Prepared(OrganisationChange change, @Nullable String id, Object created) {}

    /** Answers a request that may be done. */
    @FunctionalInterface
    private interface Answering<R> {

        Mono<ServerResponse> answer(Call call, byte[] body, Post post, R request);
    }

    /** 変更の回答. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(
            @Nullable String id,
            long version,
            long position,
            @JsonUnwrapped Object created) {}
}
