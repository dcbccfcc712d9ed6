package jp.csirt.incident.export.render;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * 様式一枚: a paper as data, ready to render.
 *
 * <p>All texts are plain: line feeds start a new line, everything else prints as it stands. Groups are numbered by the
 * renderer in the order given.
 *
 * @param form code of the form, such as {@code occurrence}; not printed
 * @param title 様式名, centred at the top
 * @param issue 報次, such as 第一報 or 作成中
 * @param number 管理番号; blank on a paper that does not tell it
 * @param organisation 団体名・機関名
 * @param createdAt 作成日時 as the creation date of the file
 * @param dated 作成日時 as it is printed
 * @param drill whether every page bears the mark 【訓練】
 * @param onePage whether the form is to fit on one A4 page: it is set densely, and what is too long for the page goes on
 *     on 続紙; the page for the screen stays whole
 * @param classification 取扱区分; blank on a paper that bears none
 * @param integrity 改ざん検知情報, printed at the foot of every page
 * @param particulars further lines of the header, such as 宛先 and 作成者
 * @param seals 決裁欄, from left to right; none prints no boxes
 * @param groups the numbered sections
 */
public record Paper(
        String form,
        String title,
        String issue,
        String number,
        String organisation,
        Instant createdAt,
        String dated,
        boolean drill,
        boolean onePage,
        String classification,
        String integrity,
        List<Field> particulars,
        List<Seal> seals,
        List<Group> groups) {

    /** 調査中: what stands where nothing is known yet. */
    public static final String UNDER_INVESTIGATION = "調査中";

    private static final int KEPT_TOGETHER = 500;

    public Paper {
        particulars = List.copyOf(particulars);
        seals = List.copyOf(seals);
        groups = List.copyOf(groups);
    }

    /** The same paper with every printed text changed by {@code change}, in reading order. */
    Paper withTexts(UnaryOperator<String> change) {
        return new Paper(
                form,
                change.apply(title),
                change.apply(issue),
                change.apply(number),
                change.apply(organisation),
                createdAt,
                change.apply(dated),
                drill,
                onePage,
                change.apply(classification),
                change.apply(integrity),
                particulars.stream().map(field -> field.withTexts(change)).toList(),
                seals.stream().map(seal -> seal.withTexts(change)).toList(),
                groups.stream().map(group -> group.withTexts(change)).toList());
    }

    /** The same paper with other sections. */
    Paper withGroups(List<Group> others) {
        return new Paper(
                form,
                title,
                issue,
                number,
                organisation,
                createdAt,
                dated,
                drill,
                onePage,
                classification,
                integrity,
                particulars,
                seals,
                others);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    /** 決裁欄の一枠: one approval box; {@code text} holds name, time and 代行・兼務, or is empty for a stamp by hand. */
    public record Seal(String title, String text) {

        /** The text, line by line. */
        public List<String> lines() {
            return Paper.lines(text);
        }

        private Seal withTexts(UnaryOperator<String> change) {
            return new Seal(change.apply(title), change.apply(text));
        }
    }

    /** 区分: a numbered section of the form; {@code id} is not printed. */
    public record Group(String id, String title, List<Entry> entries) {
        public Group {
            entries = List.copyOf(entries);
        }

        private Group withTexts(UnaryOperator<String> change) {
            return new Group(
                    id,
                    change.apply(title),
                    entries.stream().map(entry -> changed(entry, change)).toList());
        }

        private static Entry changed(Entry entry, UnaryOperator<String> change) {
            return switch (entry) {
                case Field field -> field.withTexts(change);
                case Table table -> table.withTexts(change);
            };
        }
    }

    /** 項目: a field or a table of the form. */
    public sealed interface Entry permits Field, Table {

        /** Number of the field in the form, such as {@code A304}; not printed. */
        String fieldId();

        /** 項目名. */
        String label();
    }

    /** 記入欄: a label and its text; a blank text prints as 「調査中」. */
    public record Field(String fieldId, String label, String text) implements Entry {

        /** What is printed, line by line. */
        public List<String> lines() {
            return text.isBlank() ? List.of(UNDER_INVESTIGATION) : Paper.lines(text);
        }

        /** Whether the text is short enough to be kept on one page. */
        public boolean isShort() {
            return text.length() < KEPT_TOGETHER;
        }

        private Field withTexts(UnaryOperator<String> change) {
            return new Field(fieldId, change.apply(label), change.apply(text));
        }
    }

    /** 表: rows under column titles; no rows print as 「調査中」, a blank cell stays blank. */
    public record Table(String fieldId, String label, List<Column> columns, List<List<String>> rows) implements Entry {

        /** @throws IllegalArgumentException when columns are wider than the page or a row has not one cell for each */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            if (columns.stream().mapToInt(Column::widthPercent).sum() > 100) {
                throw new IllegalArgumentException(fieldId + ": the columns are wider than the page");
            }
            for (var row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            fieldId + ": a row of " + row.size() + " cells under " + columns.size() + " columns");
                }
            }
        }

        /** What is printed: rows of cells of lines. */
        public List<List<List<String>>> cells() {
            return rows.stream()
                    .map(row -> row.stream().map(Paper::lines).toList())
                    .toList();
        }

        /** Whether the row is short enough to be kept on one page. */
        public boolean isShort(int row) {
            return rows.get(row).stream().mapToInt(String::length).sum() < KEPT_TOGETHER;
        }

        private Table withTexts(UnaryOperator<String> change) {
            return new Table(
                    fieldId,
                    change.apply(label),
                    columns.stream().map(column -> column.withTexts(change)).toList(),
                    rows.stream().map(row -> row.stream().map(change).toList()).toList());
        }
    }

    /** 列: a column's title and share of the width in percent; a date or a time of day in it is never broken over lines. */
    public record Column(String title, int widthPercent, boolean time) {

        /** @throws IllegalArgumentException when the column has no width */
        public Column {
            if (widthPercent < 1) {
                throw new IllegalArgumentException(title + ": a column needs a width");
            }
        }

        private Column withTexts(UnaryOperator<String> change) {
            return new Column(change.apply(title), widthPercent, time);
        }
    }
}
