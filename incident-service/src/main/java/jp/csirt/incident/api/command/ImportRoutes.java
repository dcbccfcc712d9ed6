package jp.csirt.incident.api.command;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RepeatableAnswers.Reply;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.ImportCommand.ImportIncident;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.NameBasedId;
import jp.csirt.incident.read.record.IncidentRecords;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 移行: takes closed cases in, all of a file or, where one line is at fault, none. Each is recorded whole or not at all, under
 * an id that follows from its original number, so that a repetition after an interruption goes on where it stopped.
 */
public final class ImportRoutes {

    private static final MediaType NDJSON = new MediaType("application", "x-ndjson");
    private static final UUID NAMESPACE = NameBasedId.of(NameBasedId.URL, "urn:csirt:import");
    private static final int AT_ONCE = 16;
    private static final String DRY_RUN = "dryRun";

    private final Commands commands;
    private final Numbers numbers;
    private final IncidentRecords records;
    private final FilingEndpoint filing;
    private final StrictJson json;
    private final RepeatableAnswers answers;
    private final ActClock clock;

    public ImportRoutes(
            Commands commands,
            Numbers numbers,
            IncidentRecords records,
            FilingEndpoint filing,
            StrictJson json,
            RepeatableAnswers answers,
            Clock clock) {
        this.commands = commands;
        this.numbers = numbers;
        this.records = records;
        this.filing = filing;
        this.json = json;
        this.answers = answers;
        this.clock = new ActClock(clock);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.post(
                "/v1/imports",
                call -> Body.read(call.request(), NDJSON)
                        .defaultIfEmpty(new byte[0])
                        .flatMap(body -> take(call, body))));
    }

    private Mono<ServerResponse> take(Call call, byte[] body) {
        Post post = call.permitted(Permission.IMPORT_CASES);
        call.allowOnly(Set.of(DRY_RUN));
        boolean dryRun = dryRun(call);
        ImportFile file = ImportFile.read(body, json, clock, filing);
        if (!dryRun && !file.errors().isEmpty()) {
            throw ApiProblem.invalidFile(file.errors(), file.rejected());
        }
        Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
        return answers.once(
                call,
                asked(body, dryRun),
                () -> accepted(call, post, file, dryRun)
                        .map(accepted -> new Reply(200, new Outcome(accepted, file.rejected(), file.errors()))));
    }

    /** Numbers are drawn in the order of the lines; then many lines are recorded at once. */
    private Mono<Long> accepted(Call call, Post post, ImportFile file, boolean dryRun) {
        Flux<ImportFile.Line> unknown = Flux.fromIterable(file.lines())
                .flatMapSequential(
                        line -> records.find(id(line))
                                .hasElement()
                                .filter(known -> !known)
                                .map(_ -> line),
                        AT_ONCE);
        return dryRun
                ? unknown.count()
                : unknown.concatMap(line -> numbers.next(line.closed().reportedAt(), id(line))
                                .map(number -> new ImportIncident(
                                        id(line),
                                        new Act(
                                                call.caller().actor(post),
                                                line.closed().reportedAt()),
                                        number,
                                        line.report().report(FilingEndpoint.reporter(call, post)),
                                        line.closed().originalNumber(),
                                        line.closed().verdict(),
                                        line.closed().closedAt())))
                        .flatMap(this::recorded, AT_ONCE)
                        .reduce(0L, Long::sum);
    }

    /** 1, or 0 when another request was faster. */
    private Mono<Long> recorded(ImportIncident command) {
        return commands.send(command, null, Map.of())
                .thenReturn(1L)
                .onErrorResume(AggregateStreamCreationException.class, _ -> Mono.just(0L));
    }

    private static IncidentId id(ImportFile.Line line) {
        return new IncidentId(NameBasedId.of(NAMESPACE, line.closed().originalNumber()));
    }

    private static boolean dryRun(Call call) {
        return switch (call.parameter(DRY_RUN)) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiProblem.parameter(DRY_RUN, "true か false を指定してください。");
        };
    }

    /** The parameter is not in the path that a repetition is known by. */
    private static byte[] asked(byte[] body, boolean dryRun) {
        return (dryRun + "\n" + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * 移行の結果.
     *
     * @param accepted how many are new; those known already are left out
     */
    private record Outcome(long accepted, long rejected, List<FieldError> errors) {}
}
