package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.FieldError;
import tools.jackson.databind.node.ObjectNode;

/**
 * 用紙の中身.
 *
 * @param facts what was known of what the act states anew
 */
record Contents(ObjectNode facts, ObjectNode values) {

    static final String FACTS = "facts";

    /** What is filled in already: what the link says, and what is known; or what was typed before the log-in ended. */
    static Contents opened(Visit visit, Questions asked, Known known) {
        if (!visit.form().isEmpty()) {
            return typed(visit, asked);
        }
        ObjectNode facts = facts(visit, asked, known);
        ObjectNode linked = asked.answers(visit.asked());
        linked.removeIf(answer -> answer.isContainer() && answer.isEmpty());
        ObjectNode values = Prefilled.with(facts, linked);
        asked.fields().forEach(field -> {
            switch (field.name()) {
                case Instructions.FIELD -> Instructions.choose(values, field);
                case "level" -> values.put("level", known.detail().level());
                case "category" ->
                    values.put("category", known.detail().category().name());
                default -> {}
            }
        });
        return new Contents(facts, values);
    }

    /** What was typed, in a form that says what it was opened with. */
    static Contents typed(Visit visit, Questions asked) {
        return new Contents(Prefilled.read(visit.form().text(FACTS)), asked.answers(visit.form()));
    }

    /** What stands against sending it. */
    List<FieldError> faults(Questions asked) {
        FieldError missing = asked.missing();
        return missing == null
                ? Stream.concat(
                                Stream.concat(Instructions.faults(values, asked.fields()), Duplicates.faults(values)),
                                Prefilled.emptied(values, facts, asked.fields(), "").stream())
                        .toList()
                : List.of(missing);
    }

    /** What is sent of it. */
    ObjectNode body(Questions asked) {
        return IssuedVersions.sent(Instructions.sent(written(asked)));
    }

    private ObjectNode written(Questions asked) {
        return Prefilled.changed(values, facts, asked.fields());
    }

    /** What was typed, on what somebody else made of the rest. */
    Contents renewed(Visit visit, Questions asked, Known known) {
        ObjectNode now = facts(visit, asked, known);
        return new Contents(now, Prefilled.with(now, written(asked)));
    }

    private static ObjectNode facts(Visit visit, Questions asked, Known known) {
        return Prefilled.of(asked.fields(), known.detail(), visit.variables().getOrDefault("n", ""));
    }
}
