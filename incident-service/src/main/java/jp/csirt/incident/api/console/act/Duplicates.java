package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.incidentlist.IncidentListItem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** 重複の候補: incidents in sight by 管理番号, the newest open ones of the same kind, and whichever is typed. */
record Duplicates(InnerApi api) {

    private static final String FIELD = "duplicateOf";
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String NUMBER = "[A-Za-z0-9-]{1,50}";

    /** The fields, with what the incident may be a duplicate of. */
    Mono<List<Field>> asked(Visit visit, List<Field> fields, IncidentDetail detail) {
        return Mono.zip(newest(visit, detail), typed(visit))
                .map(found -> Stream.concat(found.getT1().stream(), found.getT2().stream())
                        .filter(choice ->
                                !choice.value().equals(detail.incidentId().toString()))
                        .toList())
                .map(choices -> fields.stream()
                        .map(field -> field.name().equals(FIELD) ? field.offering(true, choices) : field)
                        .toList());
    }

    private Mono<List<Choice>> newest(Visit visit, IncidentDetail detail) {
        return found(visit, "category=" + detail.category().name())
                .map(items -> items.stream()
                        .filter(item -> item.milestone() != Milestone.CLOSED)
                        .map(item -> choice(item, item.number() + " " + item.title()))
                        .toList());
    }

    /** By the number, which may be followed by a title, as the candidates are. */
    private Mono<List<Choice>> typed(Visit visit) {
        String typed = visit.form().text(FIELD).strip();
        String number = typed.replaceFirst("\\s.*", "");
        return number.matches(NUMBER) && !number.matches(ID)
                ? found(visit, "q=" + number)
                        .map(items -> items.stream()
                                .filter(item -> item.number().equalsIgnoreCase(number))
                                .map(item -> choice(item, typed))
                                .toList())
                : Mono.just(List.of());
    }

    private static Choice choice(IncidentListItem item, String label) {
        return new Choice(item.incidentId().toString(), label);
    }

    private Mono<List<IncidentListItem>> found(Visit visit, String filter) {
        return api.get(visit, "/v1/incidents?sort=-reportedAt&limit=50&" + filter, ListRoutes.Body.class)
                .map(ListRoutes.Body::items);
    }

    /** What stands against sending: what was typed is no incident in sight. */
    static Stream<FieldError> faults(JsonNode values) {
        String named = values.path(FIELD).asString("");
        return named.isEmpty() || named.matches(ID)
                ? Stream.of()
                : Stream.of(
                        new FieldError("/" + FIELD, "UNKNOWN_INCIDENT", "この管理番号の事案は、あなたが見られる事案の中にありません。番号を確かめてください。"));
    }
}
