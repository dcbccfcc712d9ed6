package jp.csirt.incident.api.console.act;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Empty;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** 記入された用紙から本文へ: what was typed as the body of the request. What cannot be read goes as it is: the API says what is wrong. */
final class Filled {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Form form;

    Filled(Form form) {
        this.form = form;
    }

    /** The body. */
    ObjectNode body(List<Field> fields) {
        return object("", fields);
    }

    private ObjectNode object(String prefix, List<Field> fields) {
        ObjectNode body = JSON.objectNode();
        for (Field field : fields) {
            JsonNode value = value(prefix + field.name(), field);
            if (value == null && field.empty() == Empty.NOTHING) {
                value = JSON.nullNode();
            }
            if (value != null) {
                body.set(field.name(), value);
            }
        }
        return body;
    }

    private @Nullable JsonNode value(String name, Field field) {
        String text = form.text(name);
        return switch (field.kind()) {
            case GROUP -> unlessEmpty(object(name + ".", field.parts()), field);
            case ROWS -> unlessEmpty(rows(name, field), field);
            case SEVERAL -> unlessEmpty(texts(form.all(name)), field);
            case LINES -> unlessEmpty(texts(text.lines().toList()), field);
            case YES_NO -> text.isEmpty() ? null : yesNo(text);
            case NUMBER -> text.isBlank() ? null : number(text.strip());
            case CHOICE -> text.isEmpty() ? null : chosen(field, text);
            case SUGGESTED -> text.isBlank() ? null : JSON.stringNode(code(field, text));
            case TIME -> text.isBlank() ? null : JSON.stringNode(Times.sent(text.strip()));
            case DATE -> text.isBlank() ? null : JSON.stringNode(text.strip());
            case TEXT, LONG_TEXT -> text.isBlank() && field.empty() != Empty.TYPED ? null : JSON.stringNode(text);
        };
    }

    private static @Nullable JsonNode unlessEmpty(JsonNode node, Field field) {
        return node.isEmpty() && (!field.required() || field.kind() == Fields.Kind.GROUP) ? null : node;
    }

    /** Rows in which nothing was typed are none. */
    private ArrayNode rows(String name, Field field) {
        ArrayNode rows = JSON.arrayNode();
        form.rows(name).stream()
                .map(n -> object(name + "." + n + ".", field.parts()))
                .filter(row -> !row.isEmpty())
                .forEach(rows::add);
        return rows;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = JSON.arrayNode();
        var filled = new ArrayList<>(texts);
        filled.removeIf(String::isBlank);
        filled.forEach(text -> array.add(text.strip()));
        return array;
    }

    /** The code of what is called so; anything else as it is. */
    private static String code(Field field, String text) {
        return field.choices().stream()
                .filter(choice -> choice.is(text.strip()))
                .map(Choice::value)
                .findFirst()
                .orElse(text);
    }

    private static JsonNode chosen(Field field, String text) {
        boolean numbers = field.from() == null
                && field.choices().stream().allMatch(choice -> choice.value().matches("[0-9]"));
        return numbers ? number(text) : JSON.stringNode(text);
    }

    private static JsonNode yesNo(String text) {
        return switch (text) {
            case "true" -> JSON.booleanNode(true);
            case "false" -> JSON.booleanNode(false);
            default -> JSON.stringNode(text);
        };
    }

    private static JsonNode number(String text) {
        return text.matches("-?[0-9]{1,9}") ? JSON.numberNode(Integer.parseInt(text)) : JSON.stringNode(text);
    }
}
