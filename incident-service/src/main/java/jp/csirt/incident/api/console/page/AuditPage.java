package jp.csirt.incident.api.console.page;

import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.query.AuditRoutes;
import jp.csirt.incident.domain.audit.AuditResult;
import jp.csirt.incident.read.audit.AuditItem;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 検証: who was refused what, who read what is restricted, and who changed posts and keys. */
public final class AuditPage {

    private final Pages pages;
    private final InnerApi api;

    public AuditPage(Pages pages, InnerApi api) {
        this.pages = pages;
        this.api = api;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/audit", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        String cursor = visit.parameter("cursor").replaceAll("[^0-9]", "x");
        return api.get(
                        visit,
                        "/v1/audit?limit=50" + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                        AuditRoutes.Body.class)
                .flatMap(body -> pages.show(
                        visit,
                        "audit",
                        Map.of(
                                "rows",
                                body.items().stream().map(Row::of).toList(),
                                "next",
                                body.nextCursor() == null ? "" : "/audit?cursor=" + body.nextCursor())));
    }

    /** 一行. */
    record Row(long position, String at, String actor, String action, String target, boolean refused) {

        static Row of(AuditItem item) {
            return new Row(
                    item.position(),
                    Times.at(item.at()),
                    item.actor() == null ? "" : item.actor(),
                    item.action(),
                    item.target() == null ? "" : item.target(),
                    item.result() == AuditResult.REFUSED);
        }
    }
}
