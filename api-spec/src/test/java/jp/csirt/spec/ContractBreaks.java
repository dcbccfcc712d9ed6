package jp.csirt.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * 契約を破る変更: what a client of the released contract would stumble over in the present one. Operations, optional
 * parameters and members, answers and codes of answers may be added, and more may be accepted; every other change is told.
 */
final class ContractBreaks {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private final SchemaBreaks schemas;
    private final JsonNode released;
    private final JsonNode present;
    private final List<String> breaks = new ArrayList<>();

    private ContractBreaks(JsonNode released, JsonNode present) {
        this.released = released;
        this.present = present;
        this.schemas = new SchemaBreaks(released, present, breaks::add);
    }

    /** Each breaking change in words. */
    static List<String> of(JsonNode released, JsonNode present) {
        var all = new ContractBreaks(released, present);
        for (Map.Entry<String, JsonNode> path : released.path("paths").properties()) {
            METHODS.stream().filter(path.getValue()::has).forEach(method -> all.operation(path.getKey(), method));
        }
        return all.breaks.stream().distinct().toList();
    }

    private void operation(String path, String method) {
        String where = method.toUpperCase(Locale.ROOT) + " " + path;
        JsonNode is = present.path("paths").path(path).path(method);
        if (is.isMissingNode()) {
            breaks.add(where + " is removed or renamed");
            return;
        }
        JsonNode was = released.path("paths").path(path).path(method);
        parameters(where, parameters(released, path, was), parameters(present, path, is));
        body(
                where,
                SchemaBreaks.resolved(released, was.path("requestBody")),
                SchemaBreaks.resolved(present, is.path("requestBody")));
        for (Map.Entry<String, JsonNode> answer : was.path("responses").properties()) {
            answer(
                    where + " " + answer.getKey(),
                    SchemaBreaks.resolved(released, answer.getValue()),
                    SchemaBreaks.resolved(present, is.path("responses").path(answer.getKey())));
        }
        if (!was.path("security").equals(is.path("security"))) {
            breaks.add(where + ": who may call it was " + was.path("security") + " and is " + is.path("security"));
        }
    }

    private static Map<String, JsonNode> parameters(JsonNode document, String path, JsonNode operation) {
        return Stream.of(document.path("paths").path(path), operation)
                .flatMap(place -> place.path("parameters").valueStream())
                .map(parameter -> SchemaBreaks.resolved(document, parameter))
                .collect(Collectors.toMap(
                        parameter -> parameter.path("in").asString() + " "
                                + parameter.path("name").asString(),
                        parameter -> parameter));
    }

    private void parameters(String where, Map<String, JsonNode> was, Map<String, JsonNode> is) {
        was.forEach((name, parameter) -> {
            if (is.containsKey(name)) {
                schemas.sent(
                        where + " " + name,
                        parameter.path("schema"),
                        is.get(name).path("schema"));
            } else {
                breaks.add(where + " " + name + " is removed or renamed");
            }
        });
        is.forEach((name, parameter) -> {
            if (isRequired(parameter) && !(was.containsKey(name) && isRequired(was.get(name)))) {
                breaks.add(where + " " + name + " is now required");
            }
        });
    }

    private void body(String where, JsonNode was, JsonNode is) {
        if (isRequired(is) && !isRequired(was)) {
            breaks.add(where + ": a body is now required");
        }
        for (Map.Entry<String, JsonNode> content : was.path("content").properties()) {
            JsonNode now = is.path("content").path(content.getKey());
            if (now.isMissingNode()) {
                breaks.add(where + " no longer takes " + content.getKey());
            } else {
                schemas.sent(where, content.getValue().path("schema"), now.path("schema"));
            }
        }
    }

    private void answer(String where, JsonNode was, JsonNode is) {
        if (is.isMissingNode()) {
            breaks.add(where + " is removed");
            return;
        }
        was.path("headers").propertyNames().stream()
                .filter(header -> !is.path("headers").has(header))
                .forEach(header -> breaks.add(where + ": header " + header + " is removed"));
        for (Map.Entry<String, JsonNode> content : was.path("content").properties()) {
            JsonNode now = is.path("content").path(content.getKey());
            if (now.isMissingNode()) {
                breaks.add(where + " no longer comes as " + content.getKey());
            } else {
                schemas.answered(where, content.getValue().path("schema"), now.path("schema"));
            }
        }
    }

    private static boolean isRequired(JsonNode node) {
        return node.path("required").asBoolean(false);
    }
}
