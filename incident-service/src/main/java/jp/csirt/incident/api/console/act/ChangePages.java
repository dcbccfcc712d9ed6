package jp.csirt.incident.api.console.act;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.organisation.FirstPosts;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 体制を変える頁: one for each change of the organisation; persons and units are chosen from those there are. */
public final class ChangePages {

    private static final String BASE = "/v1/organisation/";

    private final Pages pages;
    private final InnerApi api;
    private final Refusal.Reader refusals;
    private final FirstPosts first;
    private final List<Change> changes;

    /**
     * The pages.
     *
     * @param routes those of the API
     */
    public ChangePages(Pages pages, InnerApi api, Refusal.Reader refusals, FirstPosts first, List<Route> routes) {
        this.first = first;
        this.pages = pages;
        this.api = api;
        this.refusals = refusals;
        this.changes = routes.stream()
                .filter(route -> route.path().startsWith(BASE) && route.shape() != null)
                .map(route -> new Change(
                        route.path().substring("/v1".length()),
                        route.shape().least(),
                        Fields.of(route.shape().body())))
                .toList();
    }

    /** The pages. */
    public List<Page> pages() {
        return changes.stream()
                .flatMap(change -> Stream.of(
                        Page.form(change.path(), visit -> show(visit, change)),
                        Page.post(change.path(), visit -> send(visit, change))))
                .toList();
    }

    private Mono<ServerResponse> show(Visit visit, Change change) {
        permit(visit, change);
        return Known.of(visit, api).flatMap(known -> {
            List<Field> fields = known.fields(change, visit);
            var typed = new Filled(visit.form().isEmpty() ? visit.asked() : visit.form()).body(fields);
            return page(visit, change, known, typed, Refusal.NONE);
        });
    }

    private void permit(Visit visit, Change change) {
        if (change.least().grantedTo(visit.caller()).isEmpty() && !isFirst(visit, change)) {
            throw ApiProblem.forbidden();
        }
    }

    /** Whether it is one of the first appointments, and the person's to make. */
    private boolean isFirst(Visit visit, Change change) {
        return change.path().endsWith("/assignments") && first.areOf(visit.caller());
    }

    private Mono<ServerResponse> send(Visit visit, Change change) {
        return Known.of(visit, api).flatMap(known -> {
            ObjectNode body = new Filled(visit.form()).body(known.fields(change, visit));
            return api.post(
                            visit,
                            "/v1" + visit.path(),
                            body,
                            Map.of("Idempotency-Key", visit.form().text("key")),
                            Object.class)
                    .flatMap(_ -> ServerResponse.status(HttpStatus.SEE_OTHER)
                            .location(URI.create("/organisation?done=" + change.key()))
                            .build())
                    .onErrorResume(failure -> {
                        Refusal refusal = refusals.of(failure, visit);
                        if (refusal.isOfChoice()) {
                            permit(visit, change);
                        }
                        return refusal.isOfForm() || refusal.isOfChoice()
                                ? page(visit, change, known, body, refusal)
                                : Mono.error(failure);
                    });
        });
    }

    private Mono<ServerResponse> page(Visit visit, Change change, Known known, JsonNode typed, Refusal refusal) {
        var model = new LinkedHashMap<String, Object>();
        model.put("change", "change." + change.key());
        model.put("post", known.nameOf(visit.variables().getOrDefault("post", "")));
        model.put("first", isFirst(visit, change));
        model.put("path", visit.path());
        model.put("key", refusal.key(visit.form()));
        model.put("inputs", Blank.of(known.fields(change, visit), typed, refusal.errors(), visit.form()));
        model.put("refusal", refusal);
        model.put("persons", change.path().endsWith("/persons") ? known.persons() : List.of());
        return pages.show(visit, refusal.status(), "change", model);
    }

    /** 体制の変更. */
    private record Change(String path, Permission least, List<Field> fields) {

        String key() {
            return path.substring("/organisation/".length())
                    .replaceAll("/\\{[A-Za-z]+}", "")
                    .replace('/', '.');
        }
    }

    /** Who and what may be chosen. */
    private record Known(List<Choice> persons, List<Choice> units, List<Choice> organs) {

        static Mono<Known> of(Visit visit, InnerApi api) {
            return Mono.zip(
                            api.all(visit, BASE + "persons"),
                            api.all(visit, BASE + "departments"),
                            api.all(visit, BASE + "organs"))
                    .map(lists -> {
                        List<Choice> organs = Choice.of(lists.getT3(), "code");
                        return new Known(
                                Choice.of(lists.getT1(), "personId"),
                                Stream.concat(Choice.of(lists.getT2(), "code").stream(), organs.stream())
                                        .distinct()
                                        .toList(),
                                organs);
                    });
        }

        /** A post that is one of a unit is not asked which. */
        List<Field> fields(Change change, Visit visit) {
            boolean ofUnit = unitOf(visit.variables().getOrDefault("post", "")).isPresent();
            return change.fields().stream()
                    .filter(field -> !ofUnit || !field.name().equals("unit"))
                    .map(this::asked)
                    .toList();
        }

        private static Optional<String> unitOf(String post) {
            return Post.parse(post).flatMap(known -> Optional.ofNullable(known.unit()));
        }

        /** The post and its unit in words. */
        String nameOf(String post) {
            String unit = unitOf(post).map(this::unitName).orElse("");
            return Post.parse(post)
                    .map(known -> known.role().label() + (unit.isEmpty() ? "" : "（" + unit + "）"))
                    .orElse(post);
        }

        private String unitName(String code) {
            return units.stream()
                    .filter(unit -> unit.value().equals(code))
                    .map(Choice::label)
                    .findFirst()
                    .orElse(code);
        }

        private Field asked(Field field) {
            return switch (field.name()) {
                case "personId", "deputyPersonId" -> field.choosing(persons);
                case "unit", "department" -> field.choosing(units);
                case "organ" -> field.choosing(organs);
                default -> field;
            };
        }
    }
}
