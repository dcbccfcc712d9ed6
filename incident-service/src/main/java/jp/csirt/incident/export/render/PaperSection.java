package jp.csirt.incident.export.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group as the template prints it: numbered, neighbouring fields in one table, an empty table as a blank field. */
record PaperSection(String heading, boolean continuation, List<Block> blocks) {
    private static final int PAIRED_LENGTH = 34;

    /** The sections of the paper; where it is set densely, short fields stand side by side. */
    static List<PaperSection> of(Paper paper, boolean dense) {
        var sections = new ArrayList<PaperSection>();
        for (var group : paper.groups()) {
            boolean continuation = ContinuationSheet.holds(group);
            var heading = continuation ? group.title() : sections.size() + 1 + "　" + group.title();
            sections.add(new PaperSection(heading, continuation, blocks(group, dense && !continuation)));
        }
        return List.copyOf(sections);
    }

    private static List<Block> blocks(Paper.Group group, boolean dense) {
        var blocks = new ArrayList<Block>();
        var fields = new ArrayList<Paper.Field>();
        for (var entry : group.entries()) {
            switch (entry) {
                case Paper.Field field -> fields.add(field);
                case Paper.Table table
                when table.rows().isEmpty() -> fields.add(new Paper.Field(table.fieldId(), table.label(), ""));
                case Paper.Table table -> {
                    addFields(blocks, fields, dense);
                    blocks.add(new Block(List.of(), table));
                }
            }
        }
        addFields(blocks, fields, dense);
        return List.copyOf(blocks);
    }

    private static void addFields(List<Block> blocks, List<Paper.Field> fields, boolean dense) {
        if (!fields.isEmpty()) {
            blocks.add(new Block(rows(fields, dense), null));
            fields.clear();
        }
    }

    private static List<List<Paper.Field>> rows(List<Paper.Field> fields, boolean dense) {
        var rows = new ArrayList<List<Paper.Field>>();
        for (int at = 0; at < fields.size(); at++) {
            boolean paired = dense && at + 1 < fields.size() && small(fields.get(at)) && small(fields.get(at + 1));
            rows.add(List.copyOf(fields.subList(at, paired ? at + 2 : at + 1)));
            at += paired ? 1 : 0;
        }
        return List.copyOf(rows);
    }

    private static boolean small(Paper.Field field) {
        return field.text().length() <= PAIRED_LENGTH && field.lines().size() == 1;
    }

    /** Either rows of one field or two, or one table. */
    record Block(List<List<Paper.Field>> rows, Paper.@Nullable Table table) {}
}
