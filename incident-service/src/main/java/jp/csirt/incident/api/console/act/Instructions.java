package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.act.Fields.Kind;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.read.detail.IncidentDetail.InstructionEntry;
import jp.csirt.incident.read.detail.IncidentDetail.Response;
import jp.csirt.incident.read.detail.InstructionState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** 指示の選択: which of the open instructions was carried out, so that nobody ends the instruction of others unasked. */
final class Instructions {

    static final String FIELD = "instruction";

    private static final String ALL = "all";

    private Instructions() {}

    /**
     * The questions of an execution, with the open instructions to choose from; without that question where none is open.
     *
     * @param answered what was chosen before; it stays, also when it was carried out since
     * @param words to whom an instruction is, in words
     */
    static List<Field> asked(List<Field> fields, Response track, String answered, UnaryOperator<String> words) {
        List<Choice> open = track.instructions().stream()
                .filter(instruction -> instruction.state() == InstructionState.INSTRUCTED)
                .map(instruction -> choice(instruction, words))
                .toList();
        List<Choice> choices = open.size() < 2 && !answered.equals(ALL)
                ? open
                : Stream.concat(open.stream(), Stream.of(new Choice(ALL, "開いている指示のすべて")))
                        .toList();
        return fields.stream()
                .filter(field -> !isAsked(field) || !open.isEmpty() || !answered.isEmpty())
                .map(field -> isAsked(field)
                        ? new Field(FIELD, Kind.CHOICE, true, field.empty(), choices, List.of(), null)
                        : field)
                .toList();
    }

    private static boolean isAsked(Field field) {
        return field.name().equals(FIELD);
    }

    private static Choice choice(InstructionEntry entry, UnaryOperator<String> words) {
        String text = entry.instruction().measures().strip().lines().findFirst().orElse("");
        return new Choice(
                Integer.toString(entry.n()),
                "指示%d（%s あて）%s"
                        .formatted(entry.n(), words.apply(entry.instruction().to()), text));
    }

    /** What stands against sending: nothing says which of the open instructions it was. */
    static Stream<FieldError> faults(JsonNode values, List<Field> fields) {
        return fields.stream()
                .filter(field -> isAsked(field)
                        && field.kind() == Kind.CHOICE
                        && values.path(FIELD).isMissingNode())
                .map(_ -> new FieldError("/" + FIELD, "REQUIRED", "どの指示を実施したかを選んでください。"));
    }

    /** The only open one, where the link names none; one that is open no longer leaves the choice to the reader. */
    static void choose(ObjectNode values, Field field) {
        String linked = values.path(FIELD).asString("");
        if (linked.isEmpty() && field.choices().size() == 1) {
            values.put(FIELD, field.choices().getFirst().value());
        } else if (field.choices().stream().noneMatch(choice -> choice.value().equals(linked))) {
            values.remove(FIELD);
        }
    }

    /** What is sent for what was chosen: its number, or nothing for all of them. */
    static ObjectNode sent(ObjectNode body) {
        String chosen = body.path(FIELD).asString("");
        if (chosen.equals(ALL)) {
            body.remove(FIELD);
        } else if (chosen.matches("[0-9]{1,9}")) {
            body.put(FIELD, Integer.parseInt(chosen));
        }
        return body;
    }
}
