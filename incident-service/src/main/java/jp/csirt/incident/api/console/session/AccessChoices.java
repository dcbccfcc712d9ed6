package jp.csirt.incident.api.console.session;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.Person;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** 選択肢 of who gets access, and for what. */
record AccessChoices(List<Choice> persons, List<Choice> scopes) {

    private static final List<Scope> USUAL =
            List.of(Scope.INCIDENTS_READ, Scope.INCIDENTS_WRITE, Scope.REPORTS_READ, Scope.INTEGRITY_READ);

    /** Those among whom a form chooses, with what was chosen; at first what most people need. */
    static AccessChoices of(OrganisationState known, Predicate<Person> offered, Form chosen) {
        List<String> codes =
                chosen.all("scopes").isEmpty() ? USUAL.stream().map(Scope::code).toList() : chosen.all("scopes");
        return new AccessChoices(
                known.persons().values().stream()
                        .filter(offered)
                        .map(person -> new Choice(
                                person.personId().toString(),
                                person.name(),
                                person.personId().toString().equals(chosen.text("personId"))))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList(),
                Stream.of(Scope.values())
                        .map(scope -> new Choice(scope.code(), "scope." + scope.name(), codes.contains(scope.code())))
                        .toList());
    }

    /** What the API asks for of it. */
    static ObjectNode body(Form form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!form.text("personId").isEmpty()) {
            body.put("personId", form.text("personId"));
        }
        ArrayNode scopes = body.putArray("scopes");
        form.all("scopes").forEach(scopes::add);
        return body;
    }

    /** 選択肢. */
    record Choice(String value, String label, boolean chosen) {}
}
