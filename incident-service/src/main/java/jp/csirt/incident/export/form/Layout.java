package jp.csirt.incident.export.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * 抜粋の様式: a form whose fields are those of the two reports, in another order and under other headings, and a few that are
 * drawn from them.
 *
 * @param head numbers of the fields that stand in the head of this form only
 * @param sections headings and the numbers of their fields
 */
record Layout(List<String> head, List<Section> sections) {

    private static final String HEAD = "頭書";

    Layout {
        head = List.copyOf(head);
        sections = List.copyOf(sections);
    }

    /** One line a section: heading and numbers with blanks between; the first line is the head. */
    static Layout of(String lines) {
        List<Section> all = lines.lines().map(Section::of).toList();
        if (!all.getFirst().title().equals(HEAD)) {
            throw new IllegalArgumentException("a layout begins with its head");
        }
        return new Layout(all.getFirst().fields(), all.subList(1, all.size()));
    }

    /** The form filled from the two reports. */
    FormDocument fill(Form form, FormFacts facts) {
        var known = new LinkedHashMap<String, FormField>();
        Stream.of(
                        Form.OCCURRENCE.fill(facts).fields(),
                        Form.RESPONSE.fill(facts).fields(),
                        Extras.fields(facts))
                .flatMap(fields -> fields)
                .forEach(field -> known.putIfAbsent(field.fieldId(), field));
        FormGroup common = FormHeader.of(form, facts, List.of());
        List<FormField> own = head.stream().map(field -> found(known, field)).toList();
        var header = new FormGroup(
                common.id(),
                common.title(),
                Stream.concat(common.fields().stream(), own.stream()).toList());
        return FormDocuments.of(form, facts, header, List.of(), groups(known));
    }

    private static FormField found(Map<String, FormField> known, String fieldId) {
        return Objects.requireNonNull(known.get(fieldId), fieldId);
    }

    private List<FormGroup> groups(Map<String, FormField> known) {
        return sections.stream()
                .map(section -> new FormGroup(
                        String.valueOf(sections.indexOf(section) + 1),
                        section.title(),
                        section.fields().stream()
                                .map(field -> found(known, field))
                                .toList()))
                .toList();
    }

    /** What fills each field: what fills it in the report it comes from. */
    List<FieldSource> sources(Reader reader) {
        Stream<String> rest = sections.stream().flatMap(section -> section.fields().stream());
        return Stream.concat(
                        FieldSources.HEADER.stream().filter(source -> reader.sees(source.fieldId())),
                        Stream.concat(head.stream(), rest).map(FieldSources::of))
                .toList();
    }

    /** 見出し and the numbers of the fields under it. */
    record Section(String title, List<String> fields) {

        Section {
            fields = List.copyOf(fields);
        }

        private static Section of(String line) {
            List<String> words = Arrays.asList(line.strip().split(" +", -1));
            return new Section(words.getFirst(), words.subList(1, words.size()));
        }
    }
}
