package jp.csirt.incident.api.command;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.ConcurrentPosts;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.ReportingCommand.ReportIncident;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.organisation.ReportingChain;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.report.Reporter;
import jp.csirt.incident.domain.report.ReporterKind;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.RecordedEvent;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** 報告の受理: files a new incident, once for each {@code Idempotency-Key}. */
public final class FilingEndpoint {

    /** The shape of a report. */
    public static final Class<? extends Record> REQUEST = ReportRequest.class;

    private final Commands commands;
    private final Numbers numbers;
    private final IncidentRecords records;
    private final Supplier<PolicyProfile> profile;
    private final StrictJson json;
    private final RequestMarks marks;
    private final Supplier<PostResolution> posts;
    private final ActClock clock;
    private final ConcurrentMap<IncidentId, Mono<Filed>> running = new ConcurrentHashMap<>();

    public FilingEndpoint(
            Commands commands,
            Numbers numbers,
            IncidentRecords records,
            Supplier<PolicyProfile> profile,
            StrictJson json,
            RequestMarks marks,
            Supplier<PostResolution> posts,
            Clock clock) {
        this.commands = commands;
        this.numbers = numbers;
        this.records = records;
        this.profile = profile;
        this.json = json;
        this.marks = marks;
        this.posts = posts;
        this.clock = new ActClock(clock);
    }

    /** The route. */
    public Route route() {
        return Route.post(
                "/v1/incidents",
                call -> Body.read(call.request()).defaultIfEmpty(new byte[0]).flatMap(body -> file(call, body)));
    }

    private Mono<ServerResponse> file(Call call, byte[] body) {
        Post post = call.permitted(Permission.REPORT);
        ReportRequest request = json.read(body, ReportRequest.class);
        Instant occurredAt = clock.occurredAt(request);
        check(request, occurredAt);
        Actor actor = call.caller().actor(post);
        var act = new Act(actor, occurredAt);
        Report report = request.report(reporter(call, post));
        IdempotencyKey key = IdempotencyKey.of(call, marks, body);
        Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
        return (key == null
                        ? fileNew(new IncidentId(UUID.randomUUID()), act, report, null)
                        : fileOnce(key, act, report))
                .flatMap(FilingEndpoint::answer);
    }

    /** What a report would be refused for, before it is sent. */
    public List<FieldError> faults(JsonNode body) {
        try {
            ReportRequest request = json.read(body.toString().getBytes(StandardCharsets.UTF_8), ReportRequest.class);
            check(request, clock.occurredAt(request));
            return List.of();
        } catch (ApiProblem refused) {
            return refused.errors();
        }
    }

    /** What a report must say beyond its shape. */
    void check(ReportRequest request, Instant occurredAt) {
        PolicyProfile known = profile.get();
        clock.facts()
                .notAfter("/awareAt", request.awareAt(), occurredAt, "知った日時は、報告の日時より後にはできません。")
                .notInFuture("/startedAt", request.startedAt())
                .notInFuture("/discoveredAt", request.discoveredAt())
                .require(known.organ(request.organ()).isPresent(), "/organ", "UNKNOWN_ORGAN", "知らない機関のコードです。")
                .require(
                        request.department() == null
                                || known.department(request.department()).isPresent(),
                        "/department",
                        "UNKNOWN_DEPARTMENT",
                        "知らない部署のコードです。")
                .check();
    }

    /** A repetition waits for the first one and gets its answer. */
    private Mono<Filed> fileOnce(IdempotencyKey key, Act act, Report report) {
        return Mono.defer(() -> running.computeIfAbsent(
                        key.incidentId(),
                        id -> records.find(id)
                                .map(Filed::of)
                                .switchIfEmpty(fileNew(id, act, report, key.mark()))
                                .onErrorResume(
                                        AggregateStreamCreationException.class,
                                        e -> records.find(id).map(Filed::of))
                                .doFinally(signal -> running.remove(id))
                                .cache()))
                .map(filed -> filed.mustComeFrom(key));
    }

    private Mono<Filed> fileNew(IncidentId id, Act act, Report report, @Nullable RequestMark mark) {
        return numbers.next(act.occurredAt(), id)
                .flatMap(number -> commands.send(
                                new ReportIncident(id, act, number, report, samePerson(act, report)),
                                null,
                                RequestMetadata.of(mark, List.of()))
                        .map(outcome -> new Filed(
                                id,
                                number.value(),
                                outcome.version(),
                                outcome.position(),
                                mark == null ? "" : mark.digest())));
    }

    /** 兼務: by the posts as they were when it was reported. */
    private @Nullable ConcurrentPosts samePerson(Act act, Report report) {
        return ReportingChain.of(posts.get(), report.organ(), report.department(), act.occurredAt())
                .filter(chain -> !report.implicatedPersonIds().contains(chain.personId()))
                .map(chain -> new ConcurrentPosts(
                        chain.personId(), chain.posts().stream().map(Post::code).toList()))
                .orElse(null);
    }

    static Reporter reporter(Call call, Post post) {
        ReporterKind kind = post.role() == Role.VENDOR ? ReporterKind.VENDOR : ReporterKind.EMPLOYEE;
        return new Reporter(kind, call.caller().title(), call.caller().unit(), null);
    }

    private static Mono<ServerResponse> answer(Filed filed) {
        return ServerResponse.created(URI.create("/v1/incidents/" + filed.id()))
                .eTag("\"" + filed.version() + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new Answer(
                        filed.id().value(), filed.number(), filed.version(), filed.position(), null, null, null));
    }

    /** A filed incident as it was answered the first time. */
    private record Filed(IncidentId id, String number, long version, long position, String digest) {

        static Filed of(IncidentRecord record) {
            RecordedEvent last = record.events().get(record.filed() - 1);
            String digest = last.request().map(RequestMark::digest).orElse("");
            return new Filed(record.id(), record.number().value(), record.filed(), last.position(), digest);
        }

        Filed mustComeFrom(IdempotencyKey key) {
            RequestMarks.mustAskTheSame(key.mark(), digest);
            return this;
        }
    }
}
