package jp.csirt.incident.api.console.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.act.Fields.Kind;
import jp.csirt.incident.api.console.frame.Fault;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.problem.FieldError;
import tools.jackson.databind.JsonNode;

/** 用紙: the fields of an act as they are shown, with what was typed and what is wrong with it. */
final class Blank {

    private static final int EMPTY_ROWS = 2;
    private static final int MORE_ROWS = 3;

    private final Map<String, String> errors;
    private final Form form;

    private Blank(List<FieldError> errors, Form form) {
        this.form = form;
        this.errors = errors.stream()
                .collect(Collectors.toMap(
                        error -> Fault.input(error.pointer()), FieldError::message, (first, _) -> first));
    }

    /** The inputs of a form, with at least as many rows as {@code form}, which was sent before, asks for. */
    static List<Input> of(List<Field> fields, JsonNode values, List<FieldError> errors, Form form) {
        return new Blank(errors, form).inputs("", fields, values);
    }

    private List<Input> inputs(String prefix, List<Field> fields, JsonNode values) {
        return fields.stream()
                .map(field -> input(prefix + field.name(), field, values.path(field.name())))
                .toList();
    }

    private Input input(String name, Field field, JsonNode value) {
        List<List<Input>> rows = switch (field.kind()) {
            case GROUP -> List.of(inputs(name + ".", field.parts(), value));
            case ROWS -> rows(name, field, value);
            default -> List.<List<Input>>of();
        };
        return new Input(
                name,
                "field." + field.name(),
                field.kind(),
                field.required(),
                text(field, value),
                chosen(field, value),
                errors.getOrDefault(name, ""),
                rows);
    }

    private List<List<Input>> rows(String name, Field field, JsonNode value) {
        var rows = new ArrayList<List<Input>>();
        int shown = form.rows(name).size() + (form.text(Form.MORE).equals(name) ? MORE_ROWS : 0);
        IntStream.range(0, Math.max(value.size() + EMPTY_ROWS, shown))
                .forEach(n -> rows.add(inputs(name + "." + n + ".", field.parts(), value.path(n))));
        return rows;
    }

    private static String text(Field field, JsonNode value) {
        if (field.kind() == Kind.LINES) {
            return String.join("\n", value.valueStream().map(JsonNode::asString).toList());
        }
        String text = value.isValueNode() && !value.isNull() ? value.asString() : "";
        return switch (field.kind()) {
            case TIME -> text.replaceFirst("(T\\d\\d:\\d\\d)(:.*)?$", "$1");
            case SUGGESTED ->
                field.choices().stream()
                        .filter(choice -> choice.is(text))
                        .map(Choice::label)
                        .findFirst()
                        .orElse(text);
            case TEXT, LONG_TEXT, NUMBER, YES_NO, DATE, CHOICE, SEVERAL, LINES, GROUP, ROWS -> text;
        };
    }

    /** What stands there already and is none of the choices stays one, for the API to judge. */
    private static List<Option> chosen(Field field, JsonNode value) {
        List<String> values = (value.isArray() ? value.valueStream() : Stream.of(value))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .toList();
        Stream<Choice> known = field.choices().stream();
        Stream<Choice> others = field.kind() == Kind.CHOICE || field.kind() == Kind.SEVERAL
                ? values.stream()
                        .filter(one -> !one.isEmpty()
                                && field.choices().stream()
                                        .noneMatch(choice -> choice.value().equals(one)))
                        .map(Choice::other)
                : Stream.of();
        return Stream.concat(known, others)
                .map((Choice choice) -> new Option(choice.value(), choice.label(), values.contains(choice.value())))
                .toList();
    }

    /** A value to choose, and whether it is. */
    record Option(String value, String label, boolean chosen) {}

    /**
     * 記入欄.
     *
     * @param label a key of the messages
     * @param error what is wrong; empty when nothing is
     * @param rows the inputs of a group, or of each row
     */
    record Input(
            String name,
            String label,
            Kind kind,
            boolean required,
            String value,
            List<Option> options,
            String error,
            List<List<Input>> rows) {

        /** Where links to it lead. */
        public String id() {
            return "f-" + name.replace('.', '-');
        }

        /** Whether something is wrong with it. */
        public boolean wrong() {
            return !error.isEmpty();
        }
    }
}
