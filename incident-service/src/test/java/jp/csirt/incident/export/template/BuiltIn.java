package jp.csirt.incident.export.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.FormField;
import jp.csirt.incident.export.form.FormGroup;
import jp.csirt.incident.export.form.Stories;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes the built-in samples and templates from the forms themselves. */
final class BuiltIn {

    /** Fields whose label follows the terms of the body. */
    private static final Set<String> WORDED = Set.of("A604", "A701");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private BuiltIn() {}

    /** The files of a form by name, each as its parts by name. */
    static Map<String, Map<String, byte[]>> of(Form form) {
        FormDocument sample = sample(form);
        return Map.of(
                form.code() + ".json", Map.of("", JSON.writeValueAsBytes(sample)),
                form.code() + ".docx", BuiltInWord.of(sample),
                form.code() + ".xlsx", BuiltInExcel.of(sample));
    }

    /** The template of any form, in two types. */
    static Map<String, Map<String, byte[]>> ofAny() {
        return Map.of("form.docx", BuiltInWord.ofAny(), "form.xlsx", BuiltInExcel.ofAny());
    }

    static FormDocument sample(Form form) {
        FormDocument full = form.fill(Stories.full().facts());
        return new FormDocument(
                full.form(),
                full.number(),
                full.version(),
                full.position(),
                full.createdAt(),
                full.drill(),
                withoutValues(full.header()),
                full.seals(),
                full.groups().stream().map(BuiltIn::withoutValues).toList());
    }

    private static FormGroup withoutValues(FormGroup group) {
        Stream<FormField> fields = group.fields().stream()
                .map(field -> new FormField(
                        field.fieldId(),
                        field.label(),
                        field.stage(),
                        field.state(),
                        null,
                        field.text(),
                        field.table()));
        return new FormGroup(group.id(), group.title(), fields.toList());
    }

    /** Keys of the head, one or two a line. */
    static List<List<String>> head() {
        return List.of(
                List.of("管理番号", "報次・版"),
                List.of("団体名・機関名", "作成日時・時点"),
                List.of("取扱区分"),
                List.of("宛先"),
                List.of("作成者の所属・職・氏名・連絡先"),
                List.of("保存期間・文書分類"));
    }

    /** The same without what this form does not tell. */
    static List<List<String>> head(FormDocument sample) {
        return head().stream()
                .map(keys -> keys.stream().filter(key -> has(sample, key)).toList())
                .filter(keys -> !keys.isEmpty())
                .toList();
    }

    private static boolean has(FormDocument sample, String key) {
        return sample.header().fields().stream().anyMatch(field -> field.label().equals(key));
    }

    /** What the head calls it. */
    static String headLabel(String key) {
        return switch (key) {
            case "報次・版" -> "報次";
            case "作成日時・時点" -> "作成日時";
            default -> key;
        };
    }

    /** What stands at the top of every page: on the left what the form is, on the right how it is handled. */
    static List<String> top(List<List<String>> head) {
        boolean filed = head.getFirst().contains("管理番号");
        boolean handled = head.contains(List.of("取扱区分"));
        return List.of((filed ? "{{管理番号}}　" : "") + "{{様式名}}　{{報次・版}}", "{{訓練}}" + (handled ? "　{{取扱区分}}" : ""));
    }

    /** What stands in the head of this form only. */
    static Stream<FormField> ownHead(FormDocument sample) {
        return sample.header().fields().stream()
                .filter(field -> !field.fieldId().startsWith("H"));
    }

    /** What a template prints as the field's label. */
    static String label(FormField field) {
        return WORDED.contains(field.fieldId()) ? value(FormSample.key(field) + "の項目名") : field.label();
    }

    static String value(FormField field) {
        return value(FormSample.key(field));
    }

    static String value(String key) {
        return "{{" + key + "}}";
    }
}
