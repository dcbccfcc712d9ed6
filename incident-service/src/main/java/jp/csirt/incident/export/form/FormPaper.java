package jp.csirt.incident.export.form;

import java.util.stream.Stream;
import jp.csirt.incident.export.render.Paper;

/** 紙面: a form as a paper to render. */
public final class FormPaper {

    private FormPaper() {}

    /** The paper of the form. */
    public static Paper of(FormDocument document) {
        return new Paper(
                document.form().code(),
                document.form().title(),
                document.text("H03"),
                document.text("H02"),
                document.text("H05"),
                document.createdAt(),
                document.text("H04"),
                document.drill(),
                document.form().onePage(),
                document.text("H09"),
                document.text("H11"),
                document.form().particulars().stream()
                        .map(document::field)
                        .map(FormPaper::textField)
                        .toList(),
                document.seals().stream()
                        .map(seal -> new Paper.Seal(seal.post(), seal.text()))
                        .toList(),
                document.groups().stream().map(FormPaper::group).toList());
    }

    private static Paper.Group group(FormGroup group) {
        Stream<Paper.Entry> entries = group.fields().stream().map(FormPaper::entry);
        return new Paper.Group(group.id(), group.title(), entries.toList());
    }

    private static Paper.Entry entry(FormField field) {
        FormTable table = field.table();
        return table == null
                ? textField(field)
                : new Paper.Table(field.fieldId(), field.label(), table.columns(), table.rows());
    }

    private static Paper.Field textField(FormField field) {
        return new Paper.Field(field.fieldId(), field.label(), field.text());
    }
}
