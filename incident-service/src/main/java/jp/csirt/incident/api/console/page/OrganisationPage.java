package jp.csirt.incident.api.console.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.organisation.PostItem;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 体制: the posts, who holds them, who is away, and who answers in their place. */
public final class OrganisationPage {

    private static final String POSTS = "/v1/organisation/posts?limit=100";

    private final Pages pages;
    private final InnerApi api;

    public OrganisationPage(Pages pages, InnerApi api) {
        this.pages = pages;
        this.api = api;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/organisation", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        return posts(visit)
                .map(Row::of)
                .collectList()
                .flatMap(rows -> pages.show(
                        visit,
                        "organisation",
                        Map.of(
                                "rows",
                                rows,
                                "vacant",
                                rows.stream().filter(Row::vacant).count())));
    }

    private Flux<PostItem> posts(Visit visit) {
        return page(visit, POSTS)
                .expand(page ->
                        page.nextCursor() == null ? Mono.empty() : page(visit, POSTS + "&cursor=" + page.nextCursor()))
                .flatMapIterable(jp.csirt.incident.api.organisation.Pages.Page::items)
                .cast(PostItem.class);
    }

    private Mono<jp.csirt.incident.api.organisation.Pages.Page> page(Visit visit, String path) {
        return api.get(visit, path, jp.csirt.incident.api.organisation.Pages.Page.class);
    }

    /**
     * 一つの職.
     *
     * @param away until when those who are away are
     * @param answering by whom it is answered for, where that is not its holder; a key of the messages
     */
    record Row(
            String title,
            String unit,
            List<Holder> holders,
            List<String> away,
            boolean vacant,
            String answering,
            String by) {

        static Row of(PostItem item) {
            Way way = item.answering().way();
            return new Row(
                    item.title(),
                    item.unit() == null ? "" : item.unit(),
                    item.holders().stream()
                            .map(holder -> new Holder(holder.name(), Times.on(holder.from()), until(holder.to())))
                            .toList(),
                    item.absences().stream().map(away -> Times.at(away.to())).toList(),
                    item.holders().isEmpty(),
                    "organisation." + way.name(),
                    way == Way.NEXT_POST ? item.answering().post().label() : "");
        }

        private static String until(@Nullable LocalDate to) {
            return to == null ? "" : Times.on(to);
        }
    }

    /** 在職者. */
    record Holder(String name, String from, String to) {}
}
