package jp.csirt.incident.api.download;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.download.TemplateVault.Version;
import jp.csirt.incident.api.download.Templates.Template;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.AuditTrail;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RepeatableAnswers.Reply;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.office.Found;
import jp.csirt.incident.export.office.OfficeType;
import jp.csirt.incident.export.template.Findings;
import jp.csirt.incident.export.template.Findings.Missing;
import jp.csirt.incident.read.record.Persons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 雛形: the offices' own Word and Excel files for each form, checked before they are used. */
public final class TemplateRoutes {

    private static final String PATH = "/v1/templates/{form}/{type}";

    private final Templates templates;
    private final Persons persons;
    private final AuditTrail audit;
    private final RepeatableAnswers answers;

    public TemplateRoutes(Templates templates, Persons persons, AuditTrail audit, RepeatableAnswers answers) {
        this.templates = templates;
        this.persons = persons;
        this.audit = audit;
        this.answers = answers;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, call -> inForce(call, readBy(call))),
                Route.put(PATH, this::upload),
                Route.delete(PATH, call -> useBuiltIn(call, changedBy(call))),
                Route.post(PATH + "/check", this::check),
                Route.post(PATH + "/preview", this::preview),
                Route.get(PATH + "/versions", call -> versions(call, readBy(call))));
    }

    private Mono<ServerResponse> inForce(Call call, Target target) {
        Replies.requireAccepted(call, target.mediaType());
        return templates.inForce(target.form, target.type).flatMap(template -> {
            String tag = "\"" + Templates.sha256(template.file()) + "\"";
            return call.request()
                    .checkNotModified(tag)
                    .switchIfEmpty(Mono.defer(() -> file(target, "雛形").eTag(tag).bodyValue(template.file())));
        });
    }

    private Mono<ServerResponse> upload(Call call) {
        return TemplateBody.read(call).flatMap(file -> {
            Target target = changedBy(call);
            TemplateBody.requireContent(file);
            Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
            return templates
                    .check(target.form, target.type, file)
                    .onErrorMap(TemplateBody::refusal)
                    .flatMap(findings -> templates
                            .use(target.form, target.type, file, call.caller().personId())
                            .doOnNext(version -> changed(call, target, version))
                            .switchIfEmpty(Mono.defer(() -> templates.newest(target.form, target.type)))
                            .flatMap(version -> Replies.json(call, uploaded(version, findings))));
        });
    }

    private Mono<ServerResponse> useBuiltIn(Call call, Target target) {
        return templates
                .useBuiltIn(target.form, target.type, call.caller().personId())
                .doOnNext(version -> changed(call, target, version))
                .then(ServerResponse.noContent().build());
    }

    private void changed(Call call, Target target, Version version) {
        audit.templateChanged(
                call.caller(), target.form.code() + "/" + target.type.extension(), version.version(), version.sha256());
    }

    private Mono<ServerResponse> check(Call call) {
        return TemplateBody.read(call).flatMap(file -> {
            Target target = readBy(call);
            Replies.requireAccepted(call, MediaType.APPLICATION_JSON);
            return answers.once(call, file, () -> checked(target, file).map(tried -> new Reply(200, tried.findings)));
        });
    }

    private Mono<ServerResponse> preview(Call call) {
        return TemplateBody.read(call).flatMap(file -> {
            Target target = readBy(call);
            Replies.requireAccepted(call, target.mediaType());
            return answers.basis(call, file, () -> checked(target, file).map(tried -> new Reply(200, tried.version)))
                    .flatMap(version -> file.length > 0
                            ? Mono.just(file)
                            : templates.file(target.form, target.type, version.asInt()))
                    .flatMap(given -> templates.preview(target.form, target.type, given))
                    .flatMap(filled -> file(target, "見本").bodyValue(filled));
        });
    }

    /** What is to be said of the file sent, or else of the one in force. */
    private Mono<Tried> checked(Target target, byte[] file) {
        Mono<Template> given =
                file.length > 0 ? Mono.just(Template.sent(file)) : templates.inForce(target.form, target.type);
        return given.flatMap(template -> templates
                        .check(target.form, target.type, template.file())
                        .map(findings -> new Tried(template.version(), findings)))
                .onErrorMap(TemplateBody::refusal);
    }

    private Mono<ServerResponse> versions(Call call, Target target) {
        var builtIn = new VersionJson(
                TemplateVault.BUILT_IN, templates.builtInSha256(target.form, target.type), null, null, true);
        return templates
                .versions(target.form, target.type)
                .map(this::json)
                .startWith(builtIn)
                .collectList()
                .flatMap(items -> Replies.json(call, new Versions(items)));
    }

    private VersionJson json(Version version) {
        return new VersionJson(
                version.version(),
                version.sha256(),
                persons.title(version.uploadedBy()),
                version.uploadedAt().toString(),
                version.builtIn());
    }

    private Uploaded uploaded(Version version, Findings findings) {
        return new Uploaded(
                version.version(),
                version.sha256(),
                persons.title(version.uploadedBy()),
                version.uploadedAt().toString(),
                findings.unknown(),
                findings.missing());
    }

    private static ServerResponse.BodyBuilder file(Target target, String what) {
        String name = "%s_%s.%s".formatted(target.form.shortTitle(), what, target.type.extension());
        return ServerResponse.ok()
                .contentType(target.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(name));
    }

    private Target readBy(Call call) {
        Target target = named(call);
        call.permittedByOne(Permission.READ_REPORT, Permission.MANAGE_TEMPLATES);
        call.allowOnly(Set.of());
        return target;
    }

    private Target changedBy(Call call) {
        Target target = named(call);
        call.permitted(Permission.MANAGE_TEMPLATES);
        call.allowOnly(Set.of());
        return target;
    }

    private Target named(Call call) {
        return new Target(
                Form.of(call.variable("form")).filter(templates::isKnown).orElseThrow(ApiProblem::notFound),
                OfficeType.of(call.variable("type")).orElseThrow(ApiProblem::notFound));
    }

    /** What the path names. */
    private record Target(Form form, OfficeType type) {

        MediaType mediaType() {
            return MediaType.valueOf(type.mediaType());
        }
    }

    /** 試した雛形: its version, and what is to be said of it. */
    private record Tried(int version, Findings findings) {}

    /** 版の一覧. */
    private record Versions(List<VersionJson> items) {}

    /** 版; nobody uploaded the first one. */
    private record VersionJson(
            int version,
            String sha256,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String uploadedBy,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String uploadedAt,

            boolean builtIn) {}

    /** 登録の結果. */
    private record Uploaded(
            int version,
            String sha256,
            String uploadedBy,
            String uploadedAt,
            List<Found> unknown,
            List<Missing> missing) {}
}
