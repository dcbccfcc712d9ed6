package jp.csirt.incident.api.download;

import static java.util.stream.Collectors.toMap;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import jp.csirt.incident.api.attachment.AttachmentFiles;
import jp.csirt.incident.api.download.BundleProgress.Stage;
import jp.csirt.incident.api.integrity.Integrity;
import jp.csirt.incident.api.integrity.Integrity.Checkpoint;
import jp.csirt.incident.api.query.After;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.Attachment;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IssuedFile;
import jp.csirt.incident.export.form.Issue;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.RecordedEvent;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** 証拠一式: one incident with all that proves it, as a file that needs no database to be verified. */
public final class BundleRoutes {

    private static final MediaType ZIP = new MediaType("application", "zip");
    private static final int CHUNK = 64 * 1024;

    private final IncidentsInSight incidents;
    private final IncidentRecords records;
    private final After after;
    private final Integrity integrity;
    private final ReportReplies papers;
    private final AttachmentFiles files;

    public BundleRoutes(
            IncidentsInSight incidents,
            IncidentRecords records,
            After after,
            Integrity integrity,
            ReportReplies papers,
            AttachmentFiles files) {
        this.incidents = incidents;
        this.records = records;
        this.after = after;
        this.integrity = integrity;
        this.papers = papers;
        this.files = files;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/incidents/{id}/evidence-bundle", this::bundle));
    }

    private Mono<ServerResponse> bundle(Call call) {
        return incidents.find(call).flatMap(record -> {
            call.permitted(Permission.READ_LOG);
            call.allowOnly(Set.of("after"));
            return after.log(call).then(Mono.defer(() -> {
                Replies.requireAccepted(call, ZIP);
                call.showsRestricted();
                var progress = BundleProgress.heardBy(call.request().attributes());
                progress.at(Stage.BEGUN, 0, 1);
                return integrity
                        .take()
                        .flatMap(taken -> bundled(call, record.id(), taken.checkpoint(), progress))
                        .doOnNext(_ -> progress.at(Stage.MADE, 1, 1))
                        .publishOn(Schedulers.boundedElastic())
                        .flatMap(file -> answer(record, file));
            }));
        });
    }

    /** Everything in it is of one moment, the checkpoint's, whatever is recorded while it is being made. */
    private Mono<Path> bundled(Call call, IncidentId id, Checkpoint end, BundleProgress progress) {
        return records.find(id, end.position())
                .flatMap(record -> drawn(call, record, end, progress)
                        .flatMap(drawn -> integrity.bundle(
                                id.value(),
                                end,
                                drawn,
                                kept(record, progress),
                                position -> progress.at(Stage.RECORD, position, end.position()))));
    }

    private Mono<Map<String, byte[]>> drawn(Call call, IncidentRecord record, Checkpoint end, BundleProgress progress) {
        return papers.drafts(call, record, new Issue.Checkpoint(end.position(), end.hash()), progress)
                .map(drafts -> drafts.entrySet().stream()
                        .collect(toMap(draft -> draft.getKey().code() + ".pdf", Map.Entry::getValue)));
    }

    /**
     * The attachments under their ids, which are no secret, and every file that was issued; those of an erased incident are
     * gone. What is damaged is there as far as it can be read, and fails the verification.
     */
    private Map<String, Flux<byte[]>> kept(IncidentRecord record, BundleProgress progress) {
        if (record.erased()) {
            return Map.of();
        }
        var kept = new HashMap<String, Flux<byte[]>>();
        record.attachments()
                .forEach(attachment ->
                        kept.put("attachments/" + attachment.attachmentId(), files.content(record.id(), attachment)));
        issued(record).forEach(issued -> issued.files().forEach(file -> keep(kept, record, issued, file)));
        long all = bytes(record);
        var done = new AtomicLong();
        kept.replaceAll((name, content) -> content.onErrorComplete(files::isDamage)
                .doOnNext(piece -> progress.at(Stage.FILES, done.addAndGet(piece.length), all)));
        return kept;
    }

    private static Stream<FormIssued> issued(IncidentRecord record) {
        return record.events().stream()
                .map(RecordedEvent::event)
                .filter(FormIssued.class::isInstance)
                .map(FormIssued.class::cast);
    }

    private void keep(Map<String, Flux<byte[]>> kept, IncidentRecord record, FormIssued issued, IssuedFile file) {
        if (file.fileId() != null) {
            kept.put(
                    "forms/issued/%s-%d.%s"
                            .formatted(issued.form().code(), issued.number().n(), file.format()),
                    files.content(record.id(), file.fileId(), file.bytes()));
        }
    }

    /** Of all that is kept. */
    private static long bytes(IncidentRecord record) {
        return record.attachments().stream().mapToLong(Attachment::size).sum()
                + issued(record)
                        .flatMap(issued -> issued.files().stream())
                        .filter(file -> file.fileId() != null)
                        .mapToLong(IssuedFile::bytes)
                        .sum();
    }

    /** It says how long it is, so that browsers tell how much of it is there. */
    private static Mono<ServerResponse> answer(IncidentRecord record, Path file) {
        return ServerResponse.ok()
                .contentType(ZIP)
                .contentLength(file.toFile().length())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-evidence.zip\"".formatted(record.number()))
                .body((response, context) -> response.writeWith(content(file)));
    }

    /** The file is gone once it has been read, or the client has. */
    private static Flux<DataBuffer> content(Path file) {
        return DataBufferUtils.readByteChannel(
                        () -> FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE),
                        DefaultDataBufferFactory.sharedInstance,
                        CHUNK)
                .subscribeOn(Schedulers.boundedElastic());
    }
}
