package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.Response;
import reactor.core.publisher.Mono;

/** 問いを立てる: an act asks what its request holds, and offers what the organisation has to choose from. */
final class Questioner {

    private static final Set<String> TOLD = Set.of("kind", "method");

    private final Tools tools;
    private final Registers registers;
    private final CorrectionForm corrections;

    Questioner(Tools tools, Registers registers) {
        this.tools = tools;
        this.registers = registers;
        this.corrections = new CorrectionForm(tools);
    }

    /** What the page asks. Errors: 404 out of sight. */
    Mono<Questions> of(Visit visit, Act act) {
        Mono<Questions> asked = switch (act.path()) {
            case "corrections" -> corrections.of(visit, act);
            case "containment-actions" -> executed(visit, act, IncidentDetail::containment);
            case "recovery-actions" -> executed(visit, act, IncidentDetail::recovery);
            case "level-changes", "personnel-actions" ->
                tools.known(visit).map(known -> Questions.of(Sendable.of(act, visit.form(), known)));
            case "internal-reports" ->
                tools.known(visit).map(known -> told(Sendable.of(act, visit.form(), known), known.detail()));
            case "receipt" ->
                tools.known(visit)
                        .flatMap(known ->
                                new Duplicates(tools.api()).asked(visit, Fields.of(act.body()), known.detail()))
                        .map(Questions::of);
            case "obligations/{obligationId}/submission" ->
                tools.known(visit)
                        .flatMap(known -> submitted(visit, Fields.of(act.body()), known))
                        .map(Questions::of);
            default -> Mono.fromSupplier(() -> Questions.of(act));
        };
        return asked.map(questions -> questions.choosing(registers.of(visit)));
    }

    private Mono<List<Field>> submitted(Visit visit, List<Field> fields, Known known) {
        return known.offered().readsPapers()
                ? new IssuedVersions(tools.api()).asked(visit, fields)
                : Mono.just(IssuedVersions.unasked(fields));
    }

    private Mono<Questions> executed(Visit visit, Act act, Function<IncidentDetail, Response> track) {
        return incident(visit)
                .map(incident -> Questions.of(Instructions.asked(
                        Fields.of(act.body()),
                        track.apply(incident),
                        visit.form().text(Instructions.FIELD),
                        to -> registers.profile().get().addresseeName(to))));
    }

    /** Only of what came from outside may the CISO not be told; anything else says what is told, and how. */
    private static Questions told(List<Field> fields, IncidentDetail incident) {
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
}
