package jp.csirt.incident.api.download;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import jp.csirt.incident.api.query.After;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.export.sheet.Sheet;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 表の回答: what the list of incidents gives, as JSON or as a table in the words of the body. */
public final class SheetReplies {

    private final After after;
    private final Supplier<PolicyProfile> profile;
    private final PaperPress press;

    public SheetReplies(After after, Supplier<PolicyProfile> profile, PaperPress press) {
        this.after = after;
        this.profile = profile;
        this.press = press;
    }

    /**
     * The answer in the format asked for, once the list shows what the caller has done.
     *
     * @param name of the file, without its extension
     */
    <T> Mono<ServerResponse> answer(
            Call call, Mono<T> content, BiFunction<T, PolicyProfile, Sheet> table, String name) {
        SheetFormat format = SheetFormat.of(call);
        Replies.requireAccepted(call, format.mediaType());
        return after.view(call, IncidentListProjection.NAME)
                .then(Mono.defer(() -> content))
                .flatMap(found -> answer(call, format, found, () -> table.apply(found, profile.get()), name));
    }

    private Mono<ServerResponse> answer(
            Call call, SheetFormat format, Object content, Supplier<Sheet> sheet, String name) {
        return switch (format) {
            case JSON -> Replies.json(call, content);
            case CSV -> file(format, press.csv(sheet), name);
            case XLSX -> file(format, press.xlsx(sheet), name);
        };
    }

    private static Mono<ServerResponse> file(SheetFormat format, Mono<byte[]> file, String name) {
        return file.flatMap(bytes -> ServerResponse.ok()
                .contentType(format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment(name + "." + format.code()))
                .bodyValue(bytes));
    }
}
