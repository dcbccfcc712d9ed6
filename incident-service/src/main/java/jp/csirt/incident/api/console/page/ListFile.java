package jp.csirt.incident.api.console.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.download.DownloadName;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.export.sheet.CsvSheet;
import jp.csirt.incident.export.sheet.Sheet.SheetColumn;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 一覧のファイル: the whole list of a question as CSV, page by page as it is shown. No more than a page of it is held here; where
 * one cannot be read, the connection breaks off, so that nobody takes what came for the whole.
 */
public final class ListFile {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final String MOST = "100";
    private static final List<SheetColumn> COLUMNS = List.of(
            new SheetColumn("管理番号", 12),
            new SheetColumn("件名", 40),
            new SheetColumn("被害レベル", 6),
            new SheetColumn("種別", 16),
            new SheetColumn("段階", 16),
            new SheetColumn("報告", 16),
            new SheetColumn("次の期限", 16),
            new SheetColumn("期限超過", 6),
            new SheetColumn("訓練", 4));

    private final InnerApi api;

    public ListFile(InnerApi api) {
        this.api = api;
    }

    /** The file. */
    public List<Page> pages() {
        return List.of(Page.get("/incidents.csv", this::save));
    }

    private Mono<ServerResponse> save(Visit visit) {
        var asked = new LinkedHashMap<>(ListPage.asked(visit));
        asked.put("limit", MOST);
        return page(visit, asked).flatMap(first -> {
            Flux<DataBuffer> pieces = Flux.concat(
                            Mono.fromSupplier(() -> CsvSheet.head(COLUMNS)),
                            pages(visit, asked, first).map(page -> rows(page, visit.times())))
                    .map(DefaultDataBufferFactory.sharedInstance::wrap);
            return ServerResponse.ok()
                    .contentType(CSV)
                    .header(HttpHeaders.CONTENT_DISPOSITION, DownloadName.attachment("インシデント一覧.csv"))
                    .body((response, context) -> response.writeWith(pieces));
        });
    }

    private Flux<ListRoutes.Body> pages(Visit visit, Map<String, String> asked, ListRoutes.Body first) {
        return Mono.just(first)
                .expand(page -> page.nextCursor() == null ? Mono.empty() : page(visit, next(asked, page.nextCursor())));
    }

    private static byte[] rows(ListRoutes.Body page, Times times) {
        return CsvSheet.rows(page.items().stream().map(item -> row(item, times)).toList());
    }

    private Mono<ListRoutes.Body> page(Visit visit, Map<String, String> asked) {
        return api.get(visit, "/v1/incidents" + ListPage.query(asked), ListRoutes.Body.class);
    }

    private static Map<String, String> next(Map<String, String> asked, String cursor) {
        var next = new LinkedHashMap<>(asked);
        next.put("cursor", cursor);
        return next;
    }

    private static List<String> row(IncidentListItem item, Times times) {
        return List.of(
                item.number(),
                item.title(),
                Integer.toString(item.level()),
                item.category().label(),
                item.milestone().label(),
                times.at(item.reportedAt()),
                item.dueAt() == null ? "" : times.until(item.dueAt()),
                item.overdue() ? "超過" : "",
                item.drill() ? "訓練" : "");
    }
}
