package jp.csirt.incident.api.console.act;

import java.util.List;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Visit;
import reactor.core.publisher.Mono;

/** 問いを立てる: most acts ask what their request holds; some offer what there is to choose from. */
final class Questioner {

    private final Tools tools;
    private final CorrectionForm corrections;

    Questioner(Tools tools) {
        this.tools = tools;
        this.corrections = new CorrectionForm(tools);
    }

    /** What the page asks. Errors: 404 out of sight. */
    Mono<Questions> of(Visit visit, Act act) {
        return switch (act.path()) {
            case "corrections" -> corrections.of(visit, act);
            case "personnel-actions" ->
                tools.api()
                        .all(visit, "/v1/organisation/persons")
                        .map(persons -> ofPersons(act, Choice.of(persons, "personId")));
            default -> Mono.just(Questions.of(act));
        };
    }

    private static Questions ofPersons(Act act, List<Choice> persons) {
        return Questions.of(Fields.of(act.body()).stream()
                .map(field -> field.name().equals("personId") ? field.choosing(persons) : field)
                .toList());
    }
}
