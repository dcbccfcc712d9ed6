package jp.csirt.incident.api.download;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.attachment.AttachmentFiles;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.After;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.IssuedFile;
import jp.csirt.incident.domain.incident.ReportForm;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormChanges;
import jp.csirt.incident.read.issue.IssueItem;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 発行した様式: the list of the reports, the very bytes of each, and what changed since the one before. */
public final class IssueRoutes {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ISSUES = "/v1/incidents/{id}/reports/{form}/issues";

    private final IncidentsInSight incidents;
    private final After after;
    private final AttachmentFiles files;
    private final Persons persons;

    public IssueRoutes(IncidentsInSight incidents, After after, AttachmentFiles files, Persons persons) {
        this.incidents = incidents;
        this.after = after;
        this.files = files;
        this.persons = persons;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(ISSUES, this::list),
                Route.get(ISSUES + "/{n}", this::file),
                Route.get(ISSUES + "/{n}/changes", this::changes));
    }

    private Mono<ServerResponse> list(Call call) {
        ReportForm form = form(call);
        return incidents.find(call).flatMap(record -> {
            call.permitted(Permission.READ_REPORT);
            call.allowOnly(Set.of("after"));
            return after.log(call)
                    .then(Mono.defer(() -> Replies.json(call, new Issues(IssueItem.of(record, form, persons)))));
        });
    }

    private Mono<ServerResponse> file(Call call) {
        ReportForm form = form(call);
        return incidents.find(call).flatMap(record -> {
            IssueItem issue = issue(call, IssueItem.of(record, form, persons));
            call.permitted(Permission.READ_REPORT);
            call.allowOnly(Set.of("after", "format"));
            ReportFormat format = ReportFormat.of(call.parameter("format"));
            IssuedFile file = issue.file(format.code()).orElseThrow(() -> otherFormats(issue));
            restrict(call, record, form);
            return after.log(call).then(Mono.defer(() -> answer(call, record, issue, format, file)));
        });
    }

    private Mono<ServerResponse> changes(Call call) {
        ReportForm form = form(call);
        return incidents.find(call).flatMap(record -> {
            List<IssueItem> items = IssueItem.of(record, form, persons);
            IssueItem issue = issue(call, items);
            call.permitted(Permission.READ_REPORT);
            call.allowOnly(Set.of("after"));
            Mono<FormChanges> changes = issue.n() == 1
                    ? Mono.just(FormChanges.NONE)
                    : Mono.zip(content(record, items.get(issue.n() - 2)), content(record, issue), FormChanges::between);
            restrict(call, record, form);
            return after.log(call).then(Mono.defer(() -> changes.flatMap(found -> Replies.json(call, found))));
        });
    }

    /** 外部通報者への連絡先 stands in this form alone. */
    private static void restrict(Call call, IncidentRecord record, ReportForm form) {
        if (form == ReportForm.OCCURRENCE && record.showsOutsideContact()) {
            call.showsRestricted();
        }
    }

    private Mono<ServerResponse> answer(
            Call call, IncidentRecord record, IssueItem issue, ReportFormat format, IssuedFile file) {
        Replies.requireAccepted(call, format.mediaType());
        String tag = "\"" + file.sha256() + "\"";
        String name = "%s_%s.%s".formatted(form(call).label(), issue.label(), format.code());
        boolean outside = Form.of(form(call).code()).filter(Form::forThePublic).isPresent();
        return bytes(record, file)
                .flatMap(bytes -> call.request()
                        .checkNotModified(tag)
                        .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                                .eTag(tag)
                                .contentType(format.mediaType())
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        DownloadName.attachment(outside ? name : record.number() + "_" + name))
                                .bodyValue(bytes))));
    }

    private Mono<JsonNode> content(IncidentRecord record, IssueItem issue) {
        return bytes(record, issue.content()).map(JSON::readTree);
    }

    /** The bytes as they were issued. Errors: 410 when they are gone for good. */
    private Mono<byte[]> bytes(IncidentRecord record, @Nullable IssuedFile file) {
        if (record.erased()) {
            throw ApiProblem.of(
                    "erased",
                    "この事案は消去済みのため、発行した様式は読めません。" + (file == null ? "" : "SHA-256 は %s です。".formatted(file.sha256())));
        }
        if (file == null || file.fileId() == null) {
            throw ApiProblem.notFound();
        }
        return files.content(record.id(), file.fileId(), file.bytes())
                .collect(() -> new ByteArrayOutputStream(file.bytes()), ByteArrayOutputStream::writeBytes)
                .map(ByteArrayOutputStream::toByteArray);
    }

    private static ReportForm form(Call call) {
        return ReportForm.of(call.variable("form")).orElseThrow(ApiProblem::notFound);
    }

    private static IssueItem issue(Call call, List<IssueItem> items) {
        String n = call.variable("n");
        return items.stream()
                .filter(item -> String.valueOf(item.n()).equals(n))
                .findFirst()
                .orElseThrow(ApiProblem::notFound);
    }

    private static ApiProblem otherFormats(IssueItem issue) {
        List<String> formats =
                issue.files().stream().map(IssueItem.File::format).toList();
        return ApiProblem.parameter("format", "%sを発行した形式は %s です。".formatted(issue.label(), String.join("、", formats)));
    }

    /** 発行した様式の一覧. */
    public record Issues(List<IssueItem> items) {}
}
