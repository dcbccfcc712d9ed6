package jp.csirt.incident.api.console.page;

import static java.util.Map.entry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** 一覧: the incidents in sight, with the filters, the search and the orders of the API. */
public final class ListPage {

    private static final String PATH = "/incidents";
    private static final int ROWS = 50;
    private static final List<String> FILTERS = List.of(
            "q",
            "milestone",
            "level",
            "category",
            "organ",
            "department",
            "overdue",
            "drill",
            "reportedFrom",
            "reportedTo",
            "undated",
            "sort");

    /** Filters that stand folded under the others until one of them is in force. */
    private static final Set<String> FOLDED =
            Set.of("organ", "department", "reportedFrom", "reportedTo", "drill", "undated");

    /** Filters that are answered with yes or no. */
    private static final Set<String> ANSWERED = Set.of("overdue", "drill", "undated");

    private final Pages pages;
    private final InnerApi api;
    private final Supplier<PolicyProfile> profile;
    private final Clock clock;

    public ListPage(Pages pages, InnerApi api, Supplier<PolicyProfile> profile, Clock clock) {
        this.pages = pages;
        this.api = api;
        this.profile = profile;
        this.clock = clock;
    }

    /** The page. */
    public List<Page> pages() {
        return List.of(Page.get(PATH, this::show));
    }

    private Mono<ServerResponse> show(Visit visit) {
        Map<String, String> asked = asked(visit);
        var question = new LinkedHashMap<>(asked);
        question.put("limit", Integer.toString(ROWS));
        question.put("count", "true");
        if (!visit.parameter("cursor").isEmpty()) {
            question.put("cursor", visit.parameter("cursor"));
        }
        return pages.live(
                visit,
                "list",
                api.get(visit, "/v1/incidents" + query(question), ListRoutes.Body.class)
                        .map(body -> model(visit.times(), asked, body)));
    }

    /** What was asked for; a field of the form that was left empty asks for nothing. */
    static Map<String, String> asked(Visit visit) {
        var asked = new LinkedHashMap<String, String>();
        FILTERS.stream()
                .filter(name -> !visit.parameter(name).isBlank())
                .forEach(name -> asked.put(name, visit.parameter(name)));
        return asked;
    }

    private Map<String, Object> model(Times times, Map<String, String> asked, ListRoutes.Body body) {
        Instant now = clock.instant();
        var onward = new LinkedHashMap<>(asked);
        if (body.nextCursor() != null) {
            onward.put("cursor", body.nextCursor());
        }
        return Map.ofEntries(
                entry(
                        "rows",
                        body.items().stream()
                                .map(item -> Row.of(item, now, times))
                                .toList()),
                entry("count", body.count() == null ? 0 : body.count()),
                entry("asked", asked),
                entry("folded", asked.keySet().stream().noneMatch(FOLDED::contains)),
                entry(
                        "chips",
                        asked.keySet().stream()
                                .filter(name -> !name.equals("sort"))
                                .map(name -> chip(times, name, asked))
                                .toList()),
                entry("file", "/incidents.csv" + query(asked)),
                entry("next", body.nextCursor() == null ? "" : PATH + query(onward)),
                entry("milestones", choices(Milestone.values())),
                entry("categories", choices(Category.values())),
                entry("organs", organs()),
                entry("departments", departments()));
    }

    private List<Choice> organs() {
        return profile.get().organs().stream()
                .map(organ -> new Choice(organ.code(), organ.name()))
                .toList();
    }

    private List<Choice> departments() {
        return profile.get().departments().stream()
                .map(department -> new Choice(department.code(), department.name()))
                .toList();
    }

    private static List<Choice> choices(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.name(), ((Labelled) value).label()))
                .toList();
    }

    /** A filter in force, with the address of the list without it. */
    private Chip chip(Times times, String name, Map<String, String> asked) {
        var without = new LinkedHashMap<>(asked);
        String value = asked.getOrDefault(name, "");
        without.remove(name);
        boolean answered = ANSWERED.contains(name);
        return new Chip(
                "list." + name + (answered ? "." + value : ""),
                answered ? "" : label(times, name, value),
                PATH + query(without));
    }

    private String label(Times times, String name, String value) {
        if (name.startsWith("reported")) {
            return times.on(LocalDate.parse(value));
        }
        List<Choice> known = switch (name) {
            case "milestone" -> choices(Milestone.values());
            case "category" -> choices(Category.values());
            case "organ" -> organs();
            case "department" -> departments();
            default -> List.of();
        };
        return known.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }

    static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** A value to choose. */
    record Choice(String value, String label) {}

    /** A filter in force; {@code name} is a key of the messages. */
    record Chip(String name, String value, String without) {}

    /** One row. */
    record Row(
            UUID incidentId,
            String number,
            String title,
            int level,
            String category,
            String milestone,
            String reportedAt,
            Times.Left left,
            boolean drill) {

        static Row of(IncidentListItem item, Instant now, Times times) {
            return new Row(
                    item.incidentId(),
                    item.number(),
                    item.title(),
                    item.level(),
                    item.category().label(),
                    item.milestone().label(),
                    times.at(item.reportedAt()),
                    times.left(item.dueAt(), now),
                    item.drill());
        }
    }
}
