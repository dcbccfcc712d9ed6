package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.export.render.Paper;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import org.jspecify.annotations.Nullable;

/** 記入内容: what the incident says to one field, as data and in words. */
record Answer(
        FieldState state,
        @Nullable Object value,
        String text,
        @Nullable FormTable table) {

    /** 調査中: nothing is known yet. */
    static final Answer OPEN = new Answer(FieldState.EMPTY, null, Paper.UNDER_INVESTIGATION, null);

    /** 該当なし: the field's condition does not hold. */
    static final Answer NOT_APPLICABLE = new Answer(FieldState.FILLED, null, "該当なし", null);

    private static final String UNKNOWN_TEXT = "不明";

    /** The value in words; open when there are none. */
    static Answer of(@Nullable Object value, @Nullable String words) {
        return words == null || words.isBlank() ? OPEN : new Answer(FieldState.FILLED, value, words, null);
    }

    /** A text as written; open when blank. */
    static Answer text(@Nullable String text) {
        return of(text, text);
    }

    /** A time; open when absent. */
    static Answer at(@Nullable Instant at) {
        return at == null ? OPEN : of(at, PaperDates.dateTime(at));
    }

    /** A code's words; open when absent. */
    static Answer label(@Nullable Labelled code) {
        return code == null ? OPEN : of(code, code.label());
    }

    /** The words of several codes; open when there are none. */
    static Answer labels(@Nullable List<? extends Labelled> codes) {
        return codes == null
                ? OPEN
                : of(codes, codes.stream().map(Labelled::label).collect(joining("、")));
    }

    /** 有・無・不明. */
    static Answer tri(@Nullable TriState answer) {
        return answer == null || answer == TriState.UNKNOWN ? unknown(answer) : of(answer, answer.label());
    }

    /** 不明. */
    static Answer unknown(@Nullable Object value) {
        return unknown(value, UNKNOWN_TEXT);
    }

    /** 不明, in more words. */
    static Answer unknown(@Nullable Object value, String words) {
        return new Answer(FieldState.UNKNOWN, value, words, null);
    }

    /** Rows under columns; open when there are none. */
    static Answer table(Object value, List<Column> columns, List<List<String>> rows) {
        var table = new FormTable(columns, rows);
        return rows.isEmpty() ? OPEN : new Answer(FieldState.FILLED, value, table.text(), table);
    }

    /** This answer, or 該当なし where nothing was said and the field does not apply. */
    Answer unless(boolean notApplicable) {
        return notApplicable && state != FieldState.FILLED ? NOT_APPLICABLE : this;
    }

    /** This answer, or the other one where nothing was said. */
    Answer or(Answer other) {
        return state == FieldState.EMPTY ? other : this;
    }

    /** The words that are there, one after the other. */
    static String words(@Nullable String... words) {
        return joined("　", words);
    }

    /** The words that are there, one under the other. */
    static String lines(@Nullable String... words) {
        return joined("\n", words);
    }

    private static String joined(String separator, @Nullable String... words) {
        return Arrays.stream(words)
                .filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .collect(joining(separator));
    }
}
