package jp.csirt.incident.api.console.page;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.organisation.PostItem;
import jp.csirt.incident.api.organisation.Reachability.Told;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.Person;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 体制: the posts, who holds them, what is unfilled, who is away until when, and who answers in their place. */
public final class OrganisationPage {

    private static final List<String> CHANGES =
            List.of("posts.assignments", "posts.absences", "persons", "departments", "organs");
    private static final String REACHABILITY = "/v1/organisation/reachability";
    private static final String POSTS = "/v1/organisation/posts?limit=100";

    private final Pages pages;
    private final InnerApi api;
    private final Supplier<PostResolution> resolution;
    private final Clock clock;
    private final Clock machine;

    /**
     * The page.
     *
     * @param machine by which contacts grow old
     */
    public OrganisationPage(
            Pages pages, InnerApi api, Supplier<PostResolution> resolution, Clock clock, Clock machine) {
        this.pages = pages;
        this.api = api;
        this.resolution = resolution;
        this.clock = clock;
        this.machine = machine;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get("/organisation", this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        return Mono.zip(units(visit), posts(visit).collectList(), contacts(visit))
                .map(parts -> model(
                        visit, parts.getT1(), Managers.with(parts.getT2(), missing(parts.getT2())), parts.getT3()))
                .flatMap(model -> pages.show(visit, "organisation", model));
    }

    private Map<String, Object> model(Visit visit, Map<String, String> units, List<PostItem> posts, Contacts contacts) {
        OrganisationState organisation = resolution.get().organisation();
        List<Row> rows = posts.stream()
                .map(post -> Row.of(post, units, organisation, contacts, visit.times()))
                .toList();
        boolean open = posts.stream().noneMatch(Managers::isOverallManager);
        boolean first = may(visit, Permission.ASSIGN_FIRST_POSTS);
        var model = new LinkedHashMap<String, Object>();
        model.put("mayAssign", may(visit, Permission.ASSIGN_POST) || (first && open));
        model.put("mayBeAway", may(visit, Permission.ASSIGN_POST));
        model.put("mayAdd", may(visit, Permission.ADD_PERSON));
        model.put("mayChange", may(visit, Permission.CHANGE_UNITS));
        model.put("first", first ? "organisation.first." + open : "");
        model.put("roles", Role.values());
        model.put("done", CHANGES.contains(visit.parameter("done")) ? visit.parameter("done") : "");
        model.put("rows", rows);
        model.put("vacant", rows.stream().filter(Row::vacant).toList());
        model.put("contacts", contacts);
        model.put("unreached", unreached(posts, organisation, contacts));
        return model;
    }

    /** Whom of those who hold a post, or answer for one, nobody can be sure to reach, each once. */
    private static List<Unreached> unreached(List<PostItem> posts, OrganisationState organisation, Contacts contacts) {
        return posts.stream()
                .flatMap(post -> Stream.concat(
                        post.holders().stream().map(PostItem.Holder::personId), post.answering().personIds().stream()))
                .distinct()
                .map(person -> new Unreached(name(organisation, person), contacts.of(person)))
                .filter(one -> !one.contact().isEmpty())
                .toList();
    }

    private Mono<Contacts> contacts(Visit visit) {
        return api.get(visit, REACHABILITY, Told.class)
                .map(told -> new Contacts(told, machine.instant(), visit.times()));
    }

    /** The managers that departments lack. */
    private List<PostItem> missing(List<PostItem> known) {
        PostResolution posts = resolution.get();
        Instant now = clock.instant();
        return Managers.missing(known, posts.organisation().units()).stream()
                .map(post -> PostItem.of(post, posts, TokyoTime.dateOf(now), now))
                .toList();
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
     * @param answering by whom it is answered for; a key of the messages
     * @param by the post, where that is another one
     * @param who the persons, where they are not its holders
     * @param deputising the absences during which deputies answer
     */
    record Row(
            String code,
            String title,
            String unit,
            List<Holder> holders,
            List<Away> away,
            boolean vacant,
            String answering,
            String by,
            String who,
            List<Away> deputising) {

        static Row of(
                PostItem item,
                Map<String, String> units,
                OrganisationState organisation,
                Contacts contacts,
                Times times) {
            Way way = item.answering().way();
            String code = UriUtils.encodePathSegment(item.code(), StandardCharsets.UTF_8);
            List<Away> away = item.absences().stream()
                    .map(absence -> Away.of(absence, code, organisation, times))
                    .toList();
            return new Row(
                    code,
                    item.title(),
                    item.unit() == null ? "" : units.getOrDefault(item.unit(), item.unit()),
                    item.holders().stream()
                            .map(holder -> Holder.of(holder, contacts, times))
                            .toList(),
                    away,
                    item.holders().isEmpty(),
                    "organisation." + way.name(),
                    way == Way.NEXT_POST ? item.answering().post().label() : "",
                    way == Way.HOLDER
                            ? ""
                            : item.answering().personIds().stream()
                                    .map(person -> OrganisationPage.name(organisation, person))
                                    .collect(Collectors.joining("、")),
                    way == Way.DEPUTY
                            ? away.stream()
                                    .filter(one -> !one.deputy().isEmpty())
                                    .toList()
                            : List.of());
        }
    }

    private static String name(OrganisationState organisation, @Nullable UUID personId) {
        Person person = personId == null ? null : organisation.persons().get(personId);
        return person == null ? "" : person.name();
    }

    /**
     * 不在.
     *
     * @param deputy empty where nobody is named
     * @param end where the absence is recorded again with another end
     */
    record Away(String name, String from, String to, String deputy, String end) {

        static Away of(PostItem.Away away, String code, OrganisationState organisation, Times times) {
            String deputy = away.deputyPersonId() == null ? "" : "&deputyPersonId=" + away.deputyPersonId();
            return new Away(
                    OrganisationPage.name(organisation, away.personId()),
                    times.at(away.from()),
                    times.at(away.to()),
                    OrganisationPage.name(organisation, away.deputyPersonId()),
                    "/organisation/posts/%s/absences?personId=%s&from=%s%s"
                            .formatted(code, away.personId(), Times.typed(away.from()), deputy));
        }
    }

    /**
     * 在職者.
     *
     * @param contact how it stands with reaching them, a key of the messages; empty where all is well
     */
    record Holder(String name, String from, String to, String contact) {

        static Holder of(PostItem.Holder holder, Contacts contacts, Times times) {
            return new Holder(
                    holder.name(),
                    times.on(holder.from()),
                    holder.to() == null ? "" : times.on(holder.to()),
                    contacts.of(holder.personId()));
        }
    }

    /**
     * 連絡が届かないかもしれない人.
     *
     * @param contact why, a key of the messages
     */
    record Unreached(String name, String contact) {}
}
