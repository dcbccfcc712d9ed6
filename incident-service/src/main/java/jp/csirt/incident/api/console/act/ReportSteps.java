package jp.csirt.incident.api.console.act;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.csirt.incident.api.command.FilingEndpoint;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Empty;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.act.Fields.Kind;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.frame.Visit;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.ReporterKind;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** 報告の段: which questions each of the three steps asks, and what stands for 「わからない」. */
final class ReportSteps {

    /** What happened; what is affected; personal data; then all of it once more. */
    static final int LAST = 4;

    private static final String REPORTER = "reporter";

    /** Empty once it was asked for and is not known. */
    private static final String DEPARTMENT = "department";

    private static final List<List<String>> ASKED = List.of(
            List.of("category", "title", "summary", "awareAt", "startedAt"),
            List.of(DEPARTMENT, "level", "systems", "impact", "crimePossible"),
            List.of("personalData"));

    private static final Set<String> PARTS = Set.of(
            "name",
            "zone",
            "residentServiceStopped",
            "involved",
            "myNumber",
            "kinds",
            "items",
            "subjects",
            "leakTypes",
            "recovered",
            "contact");

    /** How a report says that nobody has proved who reports. */
    private static final String UNPROVED = "（庁内のネットワークからログインなしで報告）";

    private final Supplier<PolicyProfile> profile;
    private final Clock clock;

    ReportSteps(Supplier<PolicyProfile> profile, Clock clock) {
        this.profile = profile;
        this.clock = clock;
    }

    /** The fields of a step; those of all steps together for the last one. Who has not logged in says the name first. */
    List<Field> fields(int step, boolean guest) {
        List<Field> all = Fields.of(FilingEndpoint.REQUEST);
        Stream<String> first = guest && (step == 1 || step == LAST) ? Stream.of(REPORTER) : Stream.empty();
        return Stream.concat(
                        first,
                        step < LAST
                                ? ASKED.get(step - 1).stream()
                                : ASKED.stream().flatMap(List::stream))
                .map(name -> all.stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .map(this::asked)
                .toList();
    }

    /** The step that asks for a field. */
    int stepOf(String pointer) {
        String name = pointer.replaceFirst("^/([^/]*).*$", "$1");
        return IntStream.range(0, ASKED.size())
                .filter(step -> ASKED.get(step).contains(name))
                .map(step -> step + 1)
                .findFirst()
                .orElse(1);
    }

    private Field asked(Field field) {
        return switch (field.name()) {
            case DEPARTMENT ->
                choice(
                        field,
                        profile.get().departments().stream()
                                .map(one -> new Choice(one.code(), one.name()))
                                .toList());
            case "level" -> choice(field, levels());
            case "category" -> choice(field, field.choices());
            default ->
                field.parts().isEmpty()
                        ? field
                        : field.of(field.parts().stream()
                                .filter(part -> PARTS.contains(part.name()))
                                .toList());
        };
    }

    private static Field choice(Field field, List<Choice> choices) {
        return new Field(field.name(), Kind.CHOICE, false, Empty.LEFT_OUT, choices, List.of(), null);
    }

    private List<Choice> levels() {
        var table = profile.get().levelTable();
        return IntStream.range(0, table.size())
                .mapToObj(n ->
                        new Choice(Integer.toString(n), n + "　" + table.get(n).criterion()))
                .toList();
    }

    /** What the first step shows to somebody who begins. */
    ObjectNode begun() {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        values.put("awareAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now.atZone(TokyoTime.ZONE)));
        return values;
    }

    /** What was typed so far; the reporter's own department until the step asked for it. */
    ObjectNode typed(Visit visit) {
        ObjectNode typed = new Filled(visit.form()).body(fields(LAST, visit.isGuest()));
        String unit = visit.caller().unit();
        if (unit != null && !visit.form().fields().containsKey(DEPARTMENT)) {
            typed.put(DEPARTMENT, unit);
        }
        return typed;
    }

    /** The report that is sent, with the words that stand for what the reporter does not know. */
    ObjectNode body(Visit visit) {
        ObjectNode body = typed(visit);
        PolicyProfile known = profile.get();
        if (!body.has("category")) {
            body.put("category", Category.OTHER.name());
        }
        if (!body.has("level")) {
            body.put("level", 1);
        }
        body.put(
                "organ",
                known.department(body.path(DEPARTMENT).asString(""))
                        .map(PolicyProfile.Department::organ)
                        .orElse(known.organs().getFirst().code()));
        if (visit.isGuest()) {
            unproved(body.withObject(REPORTER));
        }
        return body;
    }

    private static void unproved(ObjectNode reporter) {
        reporter.put("kind", ReporterKind.EMPLOYEE.name());
        reporter.put("name", reporter.path("name").asString("") + UNPROVED);
    }

    /** The fields of the other steps, as they were typed. */
    List<Kept> kept(Form form, int step) {
        var own = new ArrayList<String>(step < LAST ? ASKED.get(step - 1) : List.of());
        if (step == 1) {
            own.add(REPORTER);
        }
        return form.fields().entrySet().stream()
                .filter(field -> !field.getKey().startsWith("_")
                        && !Set.of("key", "step", "way", "guest", Form.MORE).contains(field.getKey()))
                .filter(field -> own.stream()
                        .noneMatch(name ->
                                field.getKey().equals(name) || field.getKey().startsWith(name + ".")))
                .flatMap(field -> field.getValue().stream().map(value -> new Kept(field.getKey(), value)))
                .filter(kept -> !kept.value().isEmpty() || kept.name().equals(DEPARTMENT))
                .toList();
    }

    /** A field that is carried along. */
    record Kept(String name, String value) {}
}
