package jp.csirt.incident.api.command;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.attachment.AttachmentFiles;
import jp.csirt.incident.api.attachment.FileParts;
import jp.csirt.incident.api.attachment.FingerprintOnly;
import jp.csirt.incident.api.attachment.Intake;
import jp.csirt.incident.api.attachment.Received;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.Attachment;
import jp.csirt.incident.domain.incident.AttachmentCommand.AttachFile;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.read.record.FirstAnswer;
import jp.csirt.incident.read.record.IncidentRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 添付: takes a file in while it comes, then records what it was. The body is read before anything is refused, as for every
 * act, but what is to be refused or repeated is not kept.
 */
public final class AttachmentEndpoint {

    private static final String COLLECTION = "attachments";

    private final IncidentsInSight incidents;
    private final Commands commands;
    private final RequestMarks marks;
    private final ActEndpoint acts;
    private final AttachmentFiles files;

    public AttachmentEndpoint(
            IncidentsInSight incidents,
            Commands commands,
            RequestMarks marks,
            ActEndpoint acts,
            AttachmentFiles files) {
        this.incidents = incidents;
        this.commands = commands;
        this.marks = marks;
        this.acts = acts;
        this.files = files;
    }

    /** The route. */
    public Route route() {
        return Route.post(
                        "/v1/incidents/{id}/" + COLLECTION,
                        call -> Mono.defer(() -> found(call))
                                .flatMap(record -> Mono.usingWhen(
                                        Mono.fromSupplier(Passage::new),
                                        passage -> attach(call, record, passage),
                                        Passage::end))
                                .onErrorResume(
                                        ApiProblem.class,
                                        refused ->
                                                FileParts.drain(call.request()).then(Mono.error(refused))))
                .asks(Permission.ATTACH_FILE, Request.class);
    }

    private Mono<IncidentRecord> found(Call call) {
        FileParts.requireMultipart(call);
        FileParts.requireSize(call);
        return incidents.findToAct(call);
    }

    private Mono<ServerResponse> attach(Call call, IncidentRecord record, Passage passage) {
        Call acting = call.as(acts.responsibility(record, acts.clock().now()).of(call.caller()));
        Post post = acting.permitted(Permission.ATTACH_FILE);
        boolean keep = first(record, marks.of(call, new byte[0])) == null && isFresh(call, record);
        return FileParts.read(
                        call,
                        name -> keep
                                ? files.begin(record.id(), name).doOnNext(passage::take)
                                : Mono.just(new FingerprintOnly()))
                .flatMap(received -> {
                    Request request = request(received);
                    var act = new Act(acting.caller().actor(post), acts.clock().occurredAt(request));
                    RequestMark mark = marks.of(call, fingerprint(received));
                    FirstAnswer first = first(record, mark);
                    return first == null
                            ? record(call, record, act, received, mark, passage)
                            : again(record, mark, first);
                });
    }

    private Mono<ServerResponse> record(
            Call call, IncidentRecord record, Act act, Received received, @Nullable RequestMark mark, Passage passage) {
        Long held = IfMatch.check(call.request().headers().asHttpHeaders(), record.version());
        Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
        Intake.TakenIn file = received.file();
        UUID id = passage.id();
        var attachment = new Attachment(id, received.name(), file.size(), file.sha256(), file.mediaType());
        return passage.sending()
                .then(Mono.defer(() -> commands.send(
                        new AttachFile(record.id(), act, attachment), held, RequestMetadata.of(mark, List.of(id)))))
                .doOnNext(_ -> passage.recorded())
                .doOnError(passage::failed)
                .flatMap(outcome -> answer(record, attachment, outcome.version()))
                .onErrorResume(
                        failure -> mark != null && ActEndpoint.isLostRace(failure),
                        failure -> incidents.find(call).flatMap(now -> {
                            FirstAnswer first = first(now, mark);
                            return first == null ? Mono.error(failure) : again(now, mark, first);
                        }));
    }

    private static @Nullable FirstAnswer first(IncidentRecord record, @Nullable RequestMark mark) {
        return mark == null ? null : record.firstAnswer(mark).orElse(null);
    }

    private static Mono<ServerResponse> again(IncidentRecord record, @Nullable RequestMark mark, FirstAnswer first) {
        if (mark != null) {
            RequestMarks.mustAskTheSame(mark, first.digest());
        }
        return record.attachments().stream()
                .filter(attachment -> first.ids().contains(attachment.attachmentId()))
                .findFirst()
                .map(attachment -> answer(record, attachment, first.version()))
                .orElseThrow(() -> new IllegalStateException("an attachment was recorded without its id"));
    }

    private static Mono<ServerResponse> answer(IncidentRecord record, Attachment attachment, long version) {
        return ServerResponse.created(URI.create(
                        "/v1/incidents/%s/%s/%s".formatted(record.id(), COLLECTION, attachment.attachmentId())))
                .eTag("\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(attachment);
    }

    /** Whether the client has seen the present version; what is sent for an older one is refused, so it need not be kept. */
    private static boolean isFresh(Call call, IncidentRecord record) {
        try {
            IfMatch.check(call.request().headers().asHttpHeaders(), record.version());
            return true;
        } catch (ApiProblem stale) {
            return false;
        }
    }

    /** The same rules as for every other request: as if the fields had come as JSON. */
    private Request request(Received received) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("file", received.name());
        if (received.occurredAt() != null) {
            fields.put("occurredAt", received.occurredAt());
        }
        return acts.json().read(fields.toString().getBytes(StandardCharsets.UTF_8), Request.class);
    }

    /** What was asked for, whatever boundary the client drew. */
    private static byte[] fingerprint(Received received) {
        return "%s\n%s\n%s"
                .formatted(received.file().sha256(), received.occurredAt(), received.name())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** 添付の依頼: the file's name and when it happened. */
    record Request(String file, @Nullable Instant occurredAt) implements Timed {}
}
