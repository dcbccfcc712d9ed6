package jp.csirt.incident.api.download;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyProfile.Department;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormFacts;
import jp.csirt.incident.export.form.FormJson;
import jp.csirt.incident.export.form.FormPaper;
import jp.csirt.incident.export.form.Issue;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 様式の回答: fills the form from a record and answers with it in the format asked for. */
public final class ReportReplies {

    private static final List<String> ADDRESSEES = List.of(Role.CISO.label(), Role.OVERALL_MANAGER.label());

    private final Persons persons;
    private final Supplier<PolicyProfile> profile;
    private final Clock clock;
    private final PaperPress press;
    private final Supplier<Mono<Issue.Checkpoint>> newest;

    /**
     * Fills forms.
     *
     * @param newest the newest checkpoint, if any
     */
    public ReportReplies(
            Persons persons,
            Supplier<PolicyProfile> profile,
            Clock clock,
            PaperPress press,
            Supplier<Mono<Issue.Checkpoint>> newest) {
        this.persons = persons;
        this.profile = profile;
        this.clock = clock;
        this.press = press;
        this.newest = newest;
    }

    /** The record alone decides what a form says, so its version is the tag. */
    Mono<ServerResponse> answer(Call call, IncidentRecord record, Form form, ReportFormat format) {
        Replies.requireAccepted(call, format.mediaType());
        String tag = "\"%d\"".formatted(record.version());
        return call.request()
                .checkNotModified(tag)
                .switchIfEmpty(Mono.defer(
                        () -> issue(call.caller(), record).flatMap(issue -> filled(issue, record, form, format))));
    }

    /** The form as a PDF file. */
    Mono<byte[]> pdf(Call call, IncidentRecord record, Form form) {
        return issue(call.caller(), record)
                .flatMap(issue ->
                        press.pdf(() -> FormPaper.of(form.fill(FormFacts.of(record, persons, profile.get(), issue)))));
    }

    private Mono<ServerResponse> filled(Issue issue, IncidentRecord record, Form form, ReportFormat format) {
        Supplier<FormDocument> document = () -> form.fill(FormFacts.of(record, persons, profile.get(), issue));
        ServerResponse.BodyBuilder response = ServerResponse.ok()
                .eTag("\"%d\"".formatted(record.version()))
                .contentType(format.mediaType())
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff");
        return switch (format) {
            case PDF ->
                press.pdf(() -> FormPaper.of(document.get()))
                        .flatMap(bytes -> response.header(HttpHeaders.CONTENT_DISPOSITION, attachment(record, form))
                                .bodyValue(bytes));
            case HTML ->
                press.html(() -> FormPaper.of(document.get()))
                        .flatMap(page -> response.header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                                .bodyValue(page));
            case JSON -> response.bodyValue(FormJson.of(document.get()));
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
                checkpoint);
    }

    private static String attachment(IncidentRecord record, Form form) {
        String name = "%s_%s.pdf".formatted(record.number(), form.shortTitle());
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename*=UTF-8''" + encoded;
    }
}
