package jp.csirt.incident.api.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.incident.api.attachment.AttachmentFiles;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.FormCommand.IssueForm;
import jp.csirt.incident.domain.incident.IncidentRejected;
import jp.csirt.incident.domain.incident.IncidentRejected.Reason;
import jp.csirt.incident.domain.incident.IssueNumber;
import jp.csirt.incident.domain.incident.IssuedFile;
import jp.csirt.incident.domain.incident.ReportForm;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.domain.incident.RequestRepeated;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.organisation.Responsibility;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.read.issue.IssueItem;
import jp.csirt.incident.read.record.FirstAnswer;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingModificationException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * 様式の発行: freezes what a form says now as a numbered report. Its number stands on the paper, so the command is meant for
 * the very version that was drawn; when another act came in between, it is drawn again.
 */
public final class IssueEndpoint {

    private static final String PATH = "/v1/incidents/{id}/reports/{form}/issues";
    private static final List<String> PDF = List.of("pdf");
    private static final int ATTEMPTS = 8;

    private final IncidentsInSight incidents;
    private final Commands commands;
    private final StrictJson json;
    private final RequestMarks marks;
    private final Supplier<PostResolution> posts;
    private final ActClock clock;
    private final FormPress press;
    private final AttachmentFiles files;
    private final Persons persons;

    public IssueEndpoint(
            IncidentsInSight incidents,
            Commands commands,
            StrictJson json,
            RequestMarks marks,
            Supplier<PostResolution> posts,
            Clock clock,
            FormPress press,
            AttachmentFiles files,
            Persons persons) {
        this.incidents = incidents;
        this.commands = commands;
        this.json = json;
        this.marks = marks;
        this.posts = posts;
        this.clock = new ActClock(clock);
        this.press = press;
        this.files = files;
        this.persons = persons;
    }

    /** The route. */
    public Route route() {
        return Route.post(
                        PATH,
                        call -> Body.read(call.request())
                                .defaultIfEmpty(new byte[0])
                                .flatMap(body -> issue(call, body)))
                .asks(Permission.ISSUE_FORM, Request.class);
    }

    private Mono<ServerResponse> issue(Call call, byte[] body) {
        ReportForm form = ReportForm.of(call.variable("form")).orElseThrow(ApiProblem::notFound);
        return incidents
                .findToAct(call)
                .flatMap(record -> issue(call, record, form, body))
                .retryWhen(Retry.max(ATTEMPTS)
                        .filter(Overtaken.class::isInstance)
                        .onRetryExhaustedThrow(
                                (spec, signal) -> ApiProblem.of("concurrent-change", "同時に更新されました。読み直して、送り直してください。")));
    }

    private Mono<ServerResponse> issue(Call call, IncidentRecord record, ReportForm form, byte[] body) {
        Call acting = call.as(new Responsibility(posts.get(), record.scope(), clock.now()).of(call.caller()));
        Post post = acting.permitted(Permission.ISSUE_FORM);
        Request request = json.read(body, Request.class);
        List<String> formats = formats(request);
        Instant occurredAt = clock.occurredAt(request);
        Actor actor = acting.caller().actor(post);
        RequestMark mark = marks.of(call, body);
        FirstAnswer first = mark == null ? null : record.firstAnswer(mark).orElse(null);
        if (mark != null && first != null) {
            RequestMarks.mustAskTheSame(mark, first.digest());
            return answer(call, form, first.n(), first.version());
        }
        Long held = IfMatch.check(call.request().headers().asHttpHeaders(), record.version());
        Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
        IssueNumber number = record.state().forms().next(form, Boolean.TRUE.equals(request.last()));
        var act = new Act(actor, occurredAt);
        return press.print(call, record, form, number, withContent(formats))
                .flatMap(printed -> Mono.usingWhen(
                        Mono.fromSupplier(
                                () -> printed.stream().map(KeptFile::new).toList()),
                        kept -> keep(kept, record)
                                .map(files -> command(record, act, form, number, formats, files))
                                .flatMap(command ->
                                        commands.send(command, record.version(), RequestMetadata.of(mark, List.of())))
                                .doOnNext(
                                        _ -> kept.forEach(file -> file.passage().recorded()))
                                .doOnError(failure ->
                                        kept.forEach(file -> file.passage().failed(failure))),
                        kept -> Flux.fromIterable(kept)
                                .concatMap(file -> file.passage().end())
                                .then()))
                .onErrorMap(failure -> (held == null || mark != null) && overtaken(failure), Overtaken::new)
                .flatMap(outcome -> answer(call, form, number.n(), outcome.version()));
    }

    private Mono<List<IssuedFile>> keep(List<KeptFile> kept, IncidentRecord record) {
        return Flux.fromIterable(kept)
                .concatMap(file -> file.keep(files, record.id()))
                .collectList();
    }

    /** What the fields said is kept with every report, asked for or not. */
    private static List<String> withContent(List<String> formats) {
        return Stream.concat(formats.stream(), Stream.of(FormPress.CONTENT))
                .distinct()
                .toList();
    }

    private static IssueForm command(
            IncidentRecord record,
            Act act,
            ReportForm form,
            IssueNumber number,
            List<String> formats,
            List<IssuedFile> kept) {
        return new IssueForm(
                record.id(),
                act,
                form,
                number,
                record.version(),
                kept.stream().filter(file -> formats.contains(file.format())).toList(),
                kept.stream()
                        .filter(file -> file.format().equals(FormPress.CONTENT))
                        .findFirst()
                        .orElseThrow());
    }

    private static boolean overtaken(Throwable failure) {
        return switch (failure) {
            case ConcurrencyException _, ConflictingModificationException _, RequestRepeated _ -> true;
            case IncidentRejected rejected -> rejected.reason() == Reason.ISSUE_OUT_OF_ORDER;
            default -> false;
        };
    }

    private List<String> formats(Request request) {
        List<String> formats = request.formats() == null ? PDF : request.formats();
        clock.facts()
                .require(
                        !formats.isEmpty()
                                && press.formats().containsAll(formats)
                                && formats.stream().distinct().count() == formats.size(),
                        "/formats",
                        "WRONG_FORM",
                        "出力形式 %s を、重ねずに一つ以上送ってください。".formatted(String.join("、", press.formats())))
                .check();
        return formats;
    }

    private Mono<ServerResponse> answer(Call call, ReportForm form, int n, long version) {
        return incidents
                .find(call)
                .flatMap(record -> ServerResponse.created(URI.create(
                                "/v1/incidents/%s/reports/%s/issues/%d".formatted(record.id(), form.code(), n)))
                        .eTag("\"%d\"".formatted(version))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(IssueItem.of(record, form, persons).get(n - 1)));
    }

    /** 発行の依頼. */
    record Request(
            @Nullable List<String> formats,
            @JsonProperty("final") @Nullable Boolean last,
            @Nullable Instant occurredAt) implements Timed {}

    /** Another act came first, and the client holds on to no version. */
    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overtaken(Throwable cause) {
            super(cause);
        }
    }
}
