package jp.csirt.incident.api.console.page;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.organisation.PostItem;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 体制: the posts, who holds them, who is away, and who answers in their place. */
public final class OrganisationPage {

    private static final List<String> CHANGES =
            List.of("posts.assignments", "posts.absences", "persons", "departments", "organs");
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
        return units(visit)
                .flatMap(units -> posts(visit).map(post -> Row.of(post, units)).collectList())
                .flatMap(rows -> pages.show(
                        visit,
                        "organisation",
                        Map.of(
                                "mayAssign",
                                may(visit, Permission.ASSIGN_POST) || may(visit, Permission.ASSIGN_FIRST_POSTS),
                                "mayBeAway",
                                may(visit, Permission.ASSIGN_POST),
                                "mayAdd",
                                may(visit, Permission.ADD_PERSON),
                                "mayChange",
                                may(visit, Permission.CHANGE_UNITS),
                                "done",
                                CHANGES.contains(visit.parameter("done")) ? visit.parameter("done") : "",
                                "rows",
                                rows,
                                "vacant",
                                rows.stream().filter(Row::vacant).count())));
    }

    /** Names of departments and organs by their codes. */
    private Mono<Map<String, String>> units(Visit visit) {
        return Mono.zip(api.all(visit, "/v1/organisation/departments"), api.all(visit, "/v1/organisation/organs"))
                .map(lists -> Stream.concat(lists.getT1().stream(), lists.getT2().stream())
                        .collect(Collectors.toMap(
                                unit -> unit.path("code").asString(),
                                unit -> unit.path("name").asString(),
                                (first, _) -> first)));
    }

    private static boolean may(Visit visit, Permission permission) {
        return permission.grantedTo(visit.caller()).isPresent();
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
     * @param away those who are away
     * @param answering by whom it is answered for, where that is not its holder; a key of the messages
     */
    record Row(
            String code,
            String title,
            String unit,
            List<Holder> holders,
            List<Away> away,
            boolean vacant,
            String answering,
            String by) {

        static Row of(PostItem item, Map<String, String> units) {
            Way way = item.answering().way();
            String code = UriUtils.encodePathSegment(item.code(), StandardCharsets.UTF_8);
            return new Row(
                    code,
                    item.title(),
                    item.unit() == null ? "" : units.getOrDefault(item.unit(), item.unit()),
                    item.holders().stream()
                            .map(holder -> new Holder(holder.name(), Times.on(holder.from()), until(holder.to())))
                            .toList(),
                    item.absences().stream().map(away -> Away.of(away, code)).toList(),
                    item.holders().isEmpty(),
                    "organisation." + way.name(),
                    way == Way.NEXT_POST ? item.answering().post().label() : "");
        }

        private static String until(@Nullable LocalDate to) {
            return to == null ? "" : Times.on(to);
        }
    }

    /**
     * 不在の者.
     *
     * @param end where the absence is recorded again with another end
     */
    record Away(String to, String end) {

        static Away of(PostItem.Away away, String code) {
            String deputy = away.deputyPersonId() == null ? "" : "&deputyPersonId=" + away.deputyPersonId();
            return new Away(
                    Times.at(away.to()),
                    "/organisation/posts/%s/absences?personId=%s&from=%s%s"
                            .formatted(code, away.personId(), Times.typed(away.from()), deputy));
        }
    }

    /** 在職者. */
    record Holder(String name, String from, String to) {}
}
