package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.Response;
import reactor.core.publisher.Mono;

/** 問いを立てる: most acts ask what their request holds; some offer what there is to choose from. */
final class Questioner {

    private static final Set<String> TOLD = Set.of("kind", "method");

    private final Tools tools;
    private final Supplier<PolicyProfile> profile;
    private final CorrectionForm corrections;

    Questioner(Tools tools, Supplier<PolicyProfile> profile) {
        this.tools = tools;
        this.profile = profile;
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
            case "containment-actions" -> executed(visit, act, IncidentDetail::containment);
            case "recovery-actions" -> executed(visit, act, IncidentDetail::recovery);
            case "internal-reports" -> incident(visit).map(incident -> told(act, incident));
            default -> Mono.just(Questions.of(act));
        };
    }

    private Mono<Questions> executed(Visit visit, Act act, Function<IncidentDetail, Response> track) {
        return incident(visit)
                .map(incident -> Questions.of(Instructions.asked(
                        Fields.of(act.body()),
                        track.apply(incident),
                        visit.form().text(Instructions.FIELD),
                        to -> profile.get().addresseeName(to))));
    }

    /** Only of what came from outside may the CISO not be told; anything else says what is told, and how. */
    private static Questions told(Act act, IncidentDetail incident) {
        List<Field> fields = Fields.of(act.body());
        return Questions.of(
                incident.reporter().kind().outside()
                        ? fields
                        : fields.stream()
                                .filter(field -> !field.name().equals("notNeeded"))
                                .map(field -> TOLD.contains(field.name()) ? field.demanded() : field)
                                .toList());
    }

    private Mono<IncidentDetail> incident(Visit visit) {
        return tools.api().get(visit, "/v1/incidents/" + visit.segment("id"), IncidentDetail.class);
    }

    private static Questions ofPersons(Act act, List<Choice> persons) {
        return Questions.of(Fields.of(act.body()).stream()
                .map(field -> field.name().equals("personId") ? field.choosing(persons) : field)
                .toList());
    }
}
