package jp.csirt.incident.api.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.incident.Milestone;
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

    private final Pages pages;
    private final InnerApi api;
    private final Clock clock;

    public ListPage(Pages pages, InnerApi api, Clock clock) {
        this.pages = pages;
        this.api = api;
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
        return api.get(visit, "/v1/incidents" + query(question), ListRoutes.Body.class)
                .flatMap(body -> pages.show(visit, "list", model(asked, body, clock.instant())));
    }

    /** What was asked for; a field of the form that was left empty asks for nothing. */
    static Map<String, String> asked(Visit visit) {
        var asked = new LinkedHashMap<String, String>();
        FILTERS.stream()
                .filter(name -> !visit.parameter(name).isBlank())
                .forEach(name -> asked.put(name, visit.parameter(name)));
        return asked;
    }

    private static Map<String, Object> model(Map<String, String> asked, ListRoutes.Body body, Instant now) {
        var onward = new LinkedHashMap<>(asked);
        if (body.nextCursor() != null) {
            onward.put("cursor", body.nextCursor());
        }
        return Map.of(
                "rows",
                body.items().stream().map(item -> Row.of(item, now)).toList(),
                "count",
                body.count() == null ? 0 : body.count(),
                "asked",
                asked,
                "chips",
                asked.keySet().stream()
                        .filter(name -> !name.equals("sort"))
                        .map(name -> chip(name, asked))
                        .toList(),
                "file",
                "/incidents.csv" + query(asked),
                "next",
                body.nextCursor() == null ? "" : PATH + query(onward),
                "milestones",
                choices(Milestone.values()),
                "categories",
                choices(Category.values()));
    }

    private static List<Choice> choices(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.name(), ((Labelled) value).label()))
                .toList();
    }

    /** A filter in force, with the address of the list without it. */
    private static Chip chip(String name, Map<String, String> asked) {
        var without = new LinkedHashMap<>(asked);
        String value = asked.getOrDefault(name, "");
        without.remove(name);
        return new Chip("list." + name, label(name, value), PATH + query(without));
    }

    private static String label(String name, String value) {
        Stream<? extends Enum<?>> known = switch (name) {
            case "milestone" -> Arrays.stream(Milestone.values());
            case "category" -> Arrays.stream(Category.values());
            default -> Stream.empty();
        };
        return known.filter(one -> one.name().equals(value))
                .map(one -> ((Labelled) one).label())
                .findFirst()
                .orElse(value.equals("true") ? "" : value);
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

        static Row of(IncidentListItem item, Instant now) {
            return new Row(
                    item.incidentId(),
                    item.number(),
                    item.title(),
                    item.level(),
                    item.category().label(),
                    item.milestone().label(),
                    Times.at(item.reportedAt()),
                    Times.left(item.dueAt(), now),
                    item.drill());
        }
    }
}
