package jp.csirt.incident.api.console.act;

import java.util.List;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.problem.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * 用紙の問い: what the page of an act asks for.
 *
 * @param chosen what its last questions follow from; empty where they are always the same
 * @param present what stands where the answer will; null where nothing is known
 * @param missing what must be chosen before the rest can be asked; null where all is asked
 */
record Questions(
        List<Field> fields,
        String chosen,
        @Nullable JsonNode present,
        @Nullable FieldError missing) {

    static final String CHOSEN = "chosen";

    private static final String VALUE = "value";

    Questions {
        fields = List.copyOf(fields);
    }

    /** Those of the act's request. */
    static Questions of(Act act) {
        return of(Fields.of(act.body()));
    }

    static Questions of(List<Field> fields) {
        return new Questions(fields, "", null, null);
    }

    /** The same, with what there is to choose from. */
    Questions choosing(Register register) {
        return new Questions(register.offered(fields), chosen, present, missing);
    }

    /** Whether the form was shown with these questions. */
    boolean areOf(Form form) {
        return form.text(CHOSEN).equals(chosen);
    }

    /** The answers, with what stands there already where it was not asked for yet. */
    ObjectNode answers(Form form) {
        ObjectNode answers = new Filled(form).body(fields);
        if (missing != null) {
            answers.remove(missing.pointer().substring(1));
        }
        if (present != null && !areOf(form)) {
            answers.set(VALUE, present);
        }
        return answers;
    }
}
