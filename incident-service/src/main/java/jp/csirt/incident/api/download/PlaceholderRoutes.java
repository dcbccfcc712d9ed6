package jp.csirt.incident.api.download;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.query.Replies;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.Placeholders;
import jp.csirt.incident.export.render.PlaceholderPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 差込項目の一覧 for those who make templates, as data or as a page. */
public final class PlaceholderRoutes {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** The routes. */
    public List<Route> routes() {
        return List.of(Route.get("/v1/templates/placeholders", PlaceholderRoutes::list));
    }

    private static Mono<ServerResponse> list(Call call) {
        call.permittedByOne(Permission.READ_REPORT, Permission.MANAGE_TEMPLATES);
        call.allowOnly(Set.of("form"));
        Placeholders placeholders = asked(call.parameter("form"));
        MediaType type = Replies.preferred(call, List.of(MediaType.APPLICATION_JSON, PAGE));
        return type.equals(PAGE)
                ? ServerResponse.ok().contentType(PAGE).bodyValue(page(placeholders))
                : Replies.json(call, placeholders);
    }

    private static Placeholders asked(@Nullable String form) {
        return form == null
                ? Placeholders.all()
                : Form.of(form)
                        .map(Placeholders::of)
                        .orElseThrow(() -> ApiProblem.parameter("form", "様式 %s はありません。".formatted(form)));
    }

    private static String page(Placeholders placeholders) {
        return PlaceholderPage.of(placeholders.items().stream()
                .map(item -> List.of(
                        "{{" + item.key() + "}}",
                        item.label(),
                        item.type().name(),
                        item.fieldId(),
                        item.stage(),
                        item.source(),
                        item.clause()))
                .toList());
    }
}
