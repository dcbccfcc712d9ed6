package jp.csirt.incident.api.download;

import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.csirt.incident.api.command.FormPress;
import jp.csirt.incident.api.download.BundleProgress.Stage;
import jp.csirt.incident.api.download.Templates.Template;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.IssueNumber;
import jp.csirt.incident.domain.incident.ReportForm;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.export.form.Applicable;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormFacts;
import jp.csirt.incident.export.form.FormJson;
import jp.csirt.incident.export.form.FormPaper;
import jp.csirt.incident.export.form.Issue;
import jp.csirt.incident.export.form.Preflight;
import jp.csirt.incident.export.office.OfficeType;
import jp.csirt.incident.read.obligation.ObligationFold;
import jp.csirt.incident.read.organisation.DeputyPeriod;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 様式の回答: fills the form from a record and answers with it in the format asked for, or draws it to be issued. */
public final class ReportReplies implements FormPress {

    private static final List<String> ADDRESSEES = List.of(Role.CISO.label(), Role.OVERALL_MANAGER.label());

    private final Persons persons;
    private final Supplier<PolicyProfile> profile;
    private final Supplier<PostResolution> posts;
    private final Clock clock;
    private final PaperPress press;
    private final Templates templates;
    private final JsonMapper json;
    private final Supplier<Mono<Issue.Checkpoint>> newest;

    /**
     * Fills forms.
     *
     * @param newest the newest checkpoint, if any
     */
    public ReportReplies(
            Persons persons,
            Supplier<PolicyProfile> profile,
            Supplier<PostResolution> posts,
            Clock clock,
            PaperPress press,
            Templates templates,
            JsonMapper json,
            Supplier<Mono<Issue.Checkpoint>> newest) {
        this.persons = persons;
        this.profile = profile;
        this.posts = posts;
        this.clock = clock;
        this.press = press;
        this.templates = templates;
        this.json = json;
        this.newest = newest;
    }

    /** What a form says is decided by the record and by what its tag counts besides. */
    Mono<ServerResponse> answer(Call call, IncidentRecord record, Form form, ReportFormat format) {
        Replies.requireAccepted(call, format.mediaType());
        return Mono.zip(template(form, format), issue(call.caller(), record)).flatMap(found -> {
            Template template = found.getT1();
            Issue issue = found.getT2();
            String tag = tag(record, template, issue);
            return call.request()
                    .checkNotModified(tag)
                    .switchIfEmpty(Mono.defer(() -> drawn(issue, record, form, format, template)
                            .flatMap(bytes -> reply(bytes, record, form, format, tag))));
        });
    }

    /** What the form does not say yet. */
    Mono<Preflight> preflight(Call call, IncidentRecord record, Form form) {
        return issue(call.caller(), record)
                .flatMap(issue -> press.drawn(() -> Preflight.of(filled(issue, record, form))));
    }

    /** The forms that the case asks for, each as a PDF file of what it says, with the checkpoint up to which it was read. */
    Mono<Map<Form, byte[]>> drafts(
            Call call, IncidentRecord record, Issue.Checkpoint checkpoint, BundleProgress progress) {
        Issue issue = issue(call.caller(), record, checkpoint);
        return press.drawn(() -> Applicable.of(facts(issue, record)))
                .flatMapMany(forms -> Flux.fromIterable(forms)
                        .index()
                        .doOnNext(form -> progress.at(Stage.PAPERS, form.getT1(), forms.size()))
                        .concatMap(
                                form -> drawn(issue, record, form.getT2(), ReportFormat.PDF, Template.NONE)
                                        .map(bytes -> Map.entry(form.getT2(), bytes)),
                                1))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Set<String> formats() {
        return ReportFormat.codes();
    }

    @Override
    public Mono<List<Printed>> print(
            Call call, IncidentRecord record, ReportForm form, IssueNumber number, List<String> formats) {
        return issue(call.caller(), record)
                .map(issue -> issue.as(number))
                .flatMap(issue -> Flux.fromIterable(formats)
                        .map(ReportFormat::of)
                        .concatMap(format -> template(printed(form), format)
                                .flatMap(template -> drawn(issue, record, printed(form), format, template)
                                        .map(bytes -> new Printed(
                                                format.code(), ByteBuffer.wrap(bytes), template.version()))))
                        .collectList());
    }

    private static Form printed(ReportForm form) {
        return Form.of(form.code()).orElseThrow(() -> new IllegalStateException("nobody prints " + form));
    }

    private List<DeputyPeriod> deputies(IncidentRecord record) {
        return DeputyPeriod.of(record, posts.get(), persons);
    }

    /**
     * What an office's own template says changes with it too, and so does what is not the record's: who draws the form up, the
     * newest checkpoint, and which duties are overdue by now. The time of drawing alone, in H04, makes no other form.
     */
    private String tag(IncidentRecord record, Template template, Issue issue) {
        List<DeputyPeriod> deputies = deputies(record);
        String stood = deputies.isEmpty()
                ? ""
                : "-" + Integer.toHexString(deputies.toString().hashCode());
        String own = template.version() == TemplateVault.BUILT_IN ? "" : "-t" + template.version();
        return "\"%d%s%s-%s\"".formatted(record.version(), stood, own, circumstances(record, issue));
    }

    private static String circumstances(IncidentRecord record, Issue issue) {
        String duties = ObligationFold.of(record, issue.createdAt()).stream()
                .map(duty -> "%s %s %s".formatted(duty.obligationId(), duty.state(), duty.overdue()))
                .collect(joining("\n"));
        Issue.Checkpoint checkpoint = issue.checkpoint();
        String told = "%s\n%d\n%s".formatted(issue.issuer(), checkpoint == null ? 0 : checkpoint.position(), duties);
        return UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Mono<Template> template(Form form, ReportFormat format) {
        return format.office().map(type -> templates.inForce(form, type)).orElse(Mono.just(Template.NONE));
    }

    private FormFacts facts(Issue issue, IncidentRecord record) {
        return FormFacts.of(record, deputies(record), persons, profile.get(), issue);
    }

    private FormDocument filled(Issue issue, IncidentRecord record, Form form) {
        return form.fill(facts(issue, record));
    }

    private Mono<byte[]> drawn(Issue issue, IncidentRecord record, Form form, ReportFormat format, Template template) {
        Supplier<FormDocument> document = () -> filled(issue, record, form);
        return switch (format) {
            case PDF -> press.pdf(() -> FormPaper.of(document.get()));
            case DOCX -> templates.write(document, OfficeType.DOCX, template);
            case XLSX -> templates.write(document, OfficeType.XLSX, template);
            case HTML ->
                press.html(() -> FormPaper.of(document.get())).map(page -> page.getBytes(StandardCharsets.UTF_8));
            case JSON -> press.drawn(() -> json.writeValueAsBytes(FormJson.of(document.get())));
        };
    }

    private static Mono<ServerResponse> reply(
            byte[] bytes, IncidentRecord record, Form form, ReportFormat format, String tag) {
        ServerResponse.BodyBuilder response = ServerResponse.ok().eTag(tag).contentType(format.mediaType());
        return switch (format) {
            case PDF, DOCX, XLSX ->
                response.header(HttpHeaders.CONTENT_DISPOSITION, attachment(record, form, format))
                        .bodyValue(bytes);
            case HTML ->
                response.header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                        .header(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
                        .bodyValue(bytes);
            case JSON -> response.bodyValue(bytes);
        };
    }

    private Mono<Issue> issue(Caller caller, IncidentRecord record) {
        return newest.get()
                .map(checkpoint -> issue(caller, record, checkpoint))
                .switchIfEmpty(Mono.fromSupplier(() -> issue(caller, record, null)));
    }

    private Issue issue(Caller caller, IncidentRecord record, Issue.@Nullable Checkpoint checkpoint) {
        String unit =
                profile.get().department(caller.unit()).map(Department::name).orElse("");
        return new Issue(
                clock.instant(),
                (unit + "　" + caller.title()).strip(),
                ADDRESSEES,
                record.position(),
                record.hash(),
                checkpoint,
                null,
                false);
    }

    private static String attachment(IncidentRecord record, Form form, ReportFormat format) {
        String name = "%s.%s".formatted(form.shortTitle(), format.code());
        return DownloadName.attachment(form.forThePublic() ? name : record.number() + "_" + name);
    }
}
