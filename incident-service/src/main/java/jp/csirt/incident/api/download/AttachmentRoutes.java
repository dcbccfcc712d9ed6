package jp.csirt.incident.api.download;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.attachment.AttachmentFiles;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.After;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.incident.Attachment;
import jp.csirt.incident.read.record.IncidentRecord;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 添付のダウンロード: whoever sees the incident gets the bytes that were sent, to be saved and never to be shown. */
public final class AttachmentRoutes {

    private final IncidentsInSight incidents;
    private final After after;
    private final AttachmentFiles files;

    public AttachmentRoutes(IncidentsInSight incidents, After after, AttachmentFiles files) {
        this.incidents = incidents;
        this.after = after;
        this.files = files;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/incidents/{id}/attachments/{attachmentId}", this::download));
    }

    private Mono<ServerResponse> download(Call call) {
        return incidents.find(call).flatMap(record -> {
            UUID id = call.id("attachmentId");
            Attachment attachment = record.attachments().stream()
                    .filter(known -> known.attachmentId().equals(id))
                    .findFirst()
                    .orElseThrow(ApiProblem::notFound);
            call.allowOnly(Set.of("after"));
            return after.log(call).then(Mono.defer(() -> answer(call, record, attachment)));
        });
    }

    private Mono<ServerResponse> answer(Call call, IncidentRecord record, Attachment attachment) {
        if (record.erased()) {
            throw ApiProblem.of("erased", "この事案は消去済みのため、添付は読めません。SHA-256 は %s です。".formatted(attachment.sha256()));
        }
        MediaType type = MediaType.parseMediaType(attachment.mediaType());
        Replies.requireAccepted(call, type);
        String tag = "\"" + attachment.sha256() + "\"";
        return call.request()
                .checkNotModified(tag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .eTag(tag)
                        .contentType(type)
                        .contentLength(attachment.size())
                        .header(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(attachment.name()))
                        .body((response, context) -> {
                            DataBufferFactory buffers = response.bufferFactory();
                            return response.writeWith(
                                    files.content(record.id(), attachment).map(buffers::wrap));
                        })));
    }
}
