package jp.csirt.incident.api.console.act;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.act.Fields.Kind;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.ProposedMeasure;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.read.detail.ApprovalState;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.PreventionPlanEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 記入済みの事項: what an act states anew stands in its form as it is known. The form carries along what it was opened with, and
 * only what was written otherwise is sent: to repeat a fact would say that it was known when the new ones were.
 */
final class Prefilled {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final String ORDERS = "orders";
    private static final String STANDS = "空にしても、前の記録は消えません。分からないときは「不明」を選び、前の記録が誤りのときは訂正を申請してください。";

    private Prefilled() {}

    /** What is known of the facts that the fields ask for; {@code plan} is the number of the plan that is decided on. */
    static ObjectNode of(List<Field> fields, IncidentDetail detail, String plan) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        for (Field field : fields) {
            Object fact = fact(field, detail, plan);
            if (fact != null) {
                known.set(field.name(), JSON.<JsonNode>valueToTree(fact));
            }
        }
        return known;
    }

    private static @Nullable Object fact(Field field, IncidentDetail detail, String plan) {
        return switch (field.name()) {
            case "systems" -> detail.systems();
            case "assets" -> detail.assets();
            case "impact" -> detail.impact();
            case "personalData" -> detail.personalData();
            case "crimePossible" -> detail.crimePossible();
            case ORDERS -> orders(detail, plan);
            case "measures" -> field.kind() == Kind.ROWS ? returned(detail) : null;
            default -> null;
        };
    }

    /** The measures of the plan that was returned last and is to be improved. */
    private static @Nullable List<ProposedMeasure> returned(IncidentDetail detail) {
        List<PreventionPlanEntry> plans = detail.preventionPlans();
        return plans.isEmpty() || plans.getLast().state() != ApprovalState.RETURNED
                ? null
                : plans.getLast().measures();
    }

    /** The measures of the plan that are still to be done. */
    private static List<Suggested> orders(IncidentDetail detail, String plan) {
        return detail.preventionPlans().stream()
                .filter(entry -> Integer.toString(entry.n()).equals(plan))
                .flatMap(entry -> entry.measures().stream())
                .filter(measure -> !measure.done())
                .map(measure -> new Suggested(measure.what(), measure.ownerPost(), measure.dueOn()))
                .toList();
    }

    /** 措置案, as an order would be. */
    private record Suggested(String measure, String ownerPost, LocalDate dueOn) {}

    /** What a form says it was opened with; nothing where no form of ours does. */
    static ObjectNode read(String carried) {
        try {
            return JSON.readTree(carried) instanceof ObjectNode known ? known : JSON.createObjectNode();
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    /** What was written otherwise than it was known; a list that was emptied is sent empty. */
    static ObjectNode changed(ObjectNode written, JsonNode known, List<Field> fields) {
        ObjectNode changed = written.deepCopy();
        for (Field field : fields) {
            JsonNode before = known.path(field.name());
            JsonNode now = written.path(field.name());
            if (field.kind() == Kind.GROUP && before.isObject()) {
                ObjectNode parts = changed(
                        now instanceof ObjectNode group ? group : JSON.createObjectNode(), before, field.parts());
                changed.remove(field.name());
                if (!parts.isEmpty()) {
                    changed.set(field.name(), parts);
                }
            } else if (same(before, now)) {
                if (!field.required() && !isOrdered(field, written)) {
                    changed.remove(field.name());
                }
            } else if (now.isMissingNode() && before.isArray() && !before.isEmpty()) {
                changed.putArray(field.name());
            }
        }
        return changed;
    }

    /** What was emptied and would stand all the same: only a list can be taken back by saying so. */
    static List<FieldError> emptied(JsonNode written, JsonNode known, List<Field> fields, String place) {
        return fields.stream()
                .flatMap(field -> {
                    String pointer = place + "/" + field.name();
                    JsonNode before = known.path(field.name());
                    JsonNode now = written.path(field.name());
                    if (field.kind() == Kind.GROUP) {
                        return emptied(now, before, field.parts(), pointer).stream();
                    }
                    boolean stated =
                            before.isValueNode() && !before.asString("").equals(TriState.UNKNOWN.name());
                    return stated && now.isMissingNode()
                            ? Stream.of(new FieldError(pointer, "NOT_TAKEN_BACK", STANDS))
                            : Stream.of();
                })
                .toList();
    }

    /** Who approves a plan orders what it suggests; who returns it orders nothing. */
    private static boolean isOrdered(Field field, JsonNode written) {
        return field.name().equals(ORDERS)
                && written.path("result").asString("").equals(DecisionResult.APPROVED.name());
    }

    /** Texts that were chosen or listed are the same in any order. */
    private static boolean same(JsonNode before, JsonNode now) {
        boolean texts =
                before.isArray() && now.isArray() && before.valueStream().allMatch(JsonNode::isValueNode);
        return texts
                ? new HashSet<>(before.valueStream().toList())
                        .equals(new HashSet<>(now.valueStream().toList()))
                : before.equals(now);
    }

    /** The known facts with what was written in their place. */
    static ObjectNode with(ObjectNode known, JsonNode written) {
        ObjectNode all = known.deepCopy();
        written.properties().forEach(member -> {
            JsonNode before = all.path(member.getKey());
            all.set(
                    member.getKey(),
                    before instanceof ObjectNode group && member.getValue().isObject()
                            ? with(group, member.getValue())
                            : member.getValue());
        });
        return all;
    }
}
