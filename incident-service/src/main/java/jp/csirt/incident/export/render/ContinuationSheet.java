package jp.csirt.incident.export.render;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.export.render.Paper.Entry;
import jp.csirt.incident.export.render.Paper.Field;
import jp.csirt.incident.export.render.Paper.Group;
import jp.csirt.incident.export.render.Paper.Table;

/**
 * 続紙: takes what is too long for a one-page form to a sheet of its own. The form keeps the beginning and a reference, the
 * sheet holds the whole.
 */
final class ContinuationSheet {
    private static final String ID = "continuation-sheet";
    private static final String TITLE = "続紙";
    private static final int LINE = 40;
    private static final int REFERENCE = 12;

    private final Limits longest;
    private final List<Entry> moved = new ArrayList<>();

    private ContinuationSheet(Limits longest) {
        this.longest = longest;
    }

    /** How many characters of a text and of a table the form bears; a line of a table counts as {@value #LINE} at least. */
    record Limits(int text, int table) {}

    /** The paper with every text and every table that is longer moved. */
    static Paper fold(Paper paper, Limits longest) {
        var sheet = new ContinuationSheet(longest);
        var groups = new ArrayList<>(paper.groups().stream().map(sheet::fold).toList());
        if (!sheet.moved.isEmpty()) {
            groups.add(new Group(ID, TITLE, sheet.moved));
        }
        return paper.withGroups(groups);
    }

    /** The form alone. */
    static Paper without(Paper paper) {
        return paper.withGroups(
                paper.groups().stream().filter(group -> !holds(group)).toList());
    }

    /** Whether the group is the continuation sheet. */
    static boolean holds(Group group) {
        return group.id().equals(ID);
    }

    private Group fold(Group group) {
        return new Group(
                group.id(),
                group.title(),
                group.entries().stream().map(this::fold).toList());
    }

    private Entry fold(Entry entry) {
        return switch (entry) {
            case Field field
            when length(field.text()) > longest.text() -> {
                var place = move(new Field(field.fieldId(), nextLabel(field.label()), field.text()));
                yield new Field(field.fieldId(), field.label(), beginning(field.text()) + "…（" + place + "へ続く）");
            }
            case Table table
            when length(table) > longest.table() -> {
                var place = move(new Table(table.fieldId(), nextLabel(table.label()), table.columns(), table.rows()));
                var count = table.rows().size();
                yield new Field(table.fieldId(), table.label(), "全" + count + "件（" + place + "のとおり）");
            }
            case Field field -> field;
            case Table table -> table;
        };
    }

    private String nextLabel(String label) {
        return TITLE + (moved.size() + 1) + "　" + label;
    }

    private String move(Entry entry) {
        moved.add(entry);
        return TITLE + moved.size();
    }

    private String beginning(String text) {
        var line = String.join("　", text.lines().toList());
        int kept = Math.min(longest.text() - REFERENCE, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, kept));
    }

    private static int length(String text) {
        return text.length() + (int) text.lines().skip(1).count() * LINE;
    }

    private static int length(Table table) {
        return table.rows().stream()
                .mapToInt(row ->
                        LINE + row.stream().mapToInt(ContinuationSheet::length).sum())
                .sum();
    }
}
