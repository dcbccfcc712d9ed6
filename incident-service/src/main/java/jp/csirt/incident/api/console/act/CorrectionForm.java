package jp.csirt.incident.api.console.act;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.CorrectableItem;
import jp.csirt.incident.domain.incident.FieldValue;
import jp.csirt.incident.read.timeline.TimelineItem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** 訂正の用紙: first what was recorded wrongly, then which item of it, then what is right, asked for as that item is. */
final class CorrectionForm {

    private static final String EVENT = "eventId";
    private static final String FIELD = "field";
    private static final int LONGEST = 60;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Tools tools;

    CorrectionForm(Tools tools) {
        this.tools = tools;
    }

    Mono<Questions> of(Visit visit, Act act) {
        Form form = visit.form().isEmpty() ? visit.asked() : visit.form();
        return tools.known(visit)
                .flatMap(known -> tools.offers()
                        .correctable(known.detail().incidentId())
                        .map(items -> questions(Fields.of(act.body()), known.timeline(), items, form, visit.times())));
    }

    private static Questions questions(
            List<Field> all,
            List<TimelineItem> timeline,
            Map<String, List<CorrectableItem>> items,
            Form form,
            Times times) {
        List<Choice> events = timeline.stream()
                .filter(item -> items.containsKey(item.eventId()))
                .map(item -> new Choice(item.eventId(), times.at(item.occurredAt()) + " " + shortened(item.text())))
                .toList();
        String event = form.text(EVENT);
        Field asked = named(all, EVENT).choosing(events);
        if (events.stream().noneMatch(one -> one.value().equals(event))) {
            return new Questions(
                    List.of(asked), "", null, new FieldError("/" + EVENT, "REQUIRED", "どの記録を訂正するかを選んでください。"));
        }
        List<CorrectableItem> fields = items.getOrDefault(event, List.of());
        Field which = named(all, FIELD)
                .choosing(fields.stream()
                        .map(item -> new Choice(item.pointer(), item.label()))
                        .toList());
        Optional<CorrectableItem> item = fields.stream()
                .filter(one -> one.pointer().equals(form.text(FIELD)))
                .findFirst();
        return item.map(one -> new Questions(
                        all.stream()
                                .map(field -> switch (field.name()) {
                                    case EVENT -> asked;
                                    case FIELD -> which;
                                    case "value" -> Fields.replacing(field.name(), one.member());
                                    default -> field;
                                })
                                .toList(),
                        event + " " + one.pointer(),
                        words(one),
                        null))
                .orElseGet(() -> new Questions(
                        List.of(asked, which),
                        event,
                        null,
                        new FieldError("/" + FIELD, "REQUIRED", "どの項目を訂正するかを選んでください。")));
    }

    private static Field named(List<Field> all, String name) {
        return all.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** What stands there, as a form shows it. */
    private static JsonNode words(CorrectableItem item) {
        FieldValue present = item.present();
        if (present.codes() != null) {
            ArrayNode entries = JSON.arrayNode();
            present.codes().forEach(entries::add);
            return entries;
        }
        String word = present.text() == null ? present.code() : present.text();
        if (word == null) {
            return JSON.nullNode();
        }
        return JSON.stringNode(
                item.member().getType().equals(Instant.class)
                        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                Instant.parse(word).atZone(TokyoTime.ZONE))
                        : word);
    }
}
