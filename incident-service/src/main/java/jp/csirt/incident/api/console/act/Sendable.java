package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.function.Function;
import jp.csirt.incident.api.command.Needed;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.api.console.act.Offers.Act;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.PersonnelActionKind;

/**
 * 送れる選択肢: of what an act asks for, what the person may send. What was typed all the same stays in the form, and the API
 * says who may send it.
 */
final class Sendable {

    private static final String NOT_NEEDED = "notNeeded";

    private Sendable() {}

    /** The fields of the act with the choices that the person has in the incident. */
    static List<Field> of(Act act, Form typed, Known known) {
        Caller acting = known.offered().acting();
        List<Field> all = Fields.of(act.body());
        return switch (act.path()) {
            case "level-changes" ->
                choosing(
                        all,
                        "level",
                        acting,
                        level -> Needed.toChangeLevel(known.detail().level(), Integer.parseInt(level)));
            case "internal-reports" ->
                choosing(all, "kind", acting, kind -> Needed.toReport(InternalReportKind.valueOf(kind))).stream()
                        .filter(field -> !field.name().equals(NOT_NEEDED)
                                || may(acting, Permission.WAIVE_INTERNAL_REPORT)
                                || !typed.text(NOT_NEEDED + ".reason").isBlank())
                        .toList();
            case "personnel-actions" ->
                choosing(all, "kind", acting, kind -> Needed.toRecord(PersonnelActionKind.valueOf(kind)));
            default -> all;
        };
    }

    private static List<Field> choosing(
            List<Field> all, String name, Caller acting, Function<String, Permission> needed) {
        return all.stream()
                .map(field -> field.name().equals(name)
                        ? field.choosing(field.choices().stream()
                                .filter(choice -> may(acting, needed.apply(choice.value())))
                                .toList())
                        : field)
                .toList();
    }

    private static boolean may(Caller acting, Permission permission) {
        return permission.grantedTo(acting).isPresent();
    }
}
