package jp.csirt.incident.export.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.SupplementField;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.spec.Spec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

@DisplayName("項目の記入元")
class FieldSourcesTest {

    private static final JsonNode CONTRACT = new YAMLMapper().readTree(Spec.INCIDENT_API.bytes());

    @ParameterizedTest
    @EnumSource(Form.class)
    @DisplayName("E 記入元の一覧は、様式の項目と番号・時期・項目名・順が同じである")
    void every_field_has_a_source_and_every_source_a_field(Form form) {
        assertThat(form.sources())
                .extracting(source -> line(source.fieldId(), source.stage(), source.key()))
                .containsExactlyElementsOf(form.fill(Stories.minimal().facts())
                        .fields()
                        .map(field -> line(
                                field.fieldId(), field.stage(), field.fieldId().equals("A305") ? "経過" : field.label()))
                        .toList());
        assertThat(form.sources()).extracting(FieldSource::key).doesNotHaveDuplicates();
    }

    private static String line(String fieldId, Stage stage, String key) {
        return "%s %s %s".formatted(fieldId, stage.code(), key);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    @DisplayName("E 未記入になる項目には必ず、記入できる操作と役割がある")
    void whatever_may_be_open_can_be_filled(Form form) {
        FormDocument open = form.fill(Stories.minimal().facts());
        List<String> blank = open.fields()
                .filter(field -> field.state() != FieldState.FILLED)
                .map(FormField::fieldId)
                .toList();

        assertThat(Preflight.of(open).items())
                .isNotEmpty()
                .allSatisfy(
                        item -> assertThat(Permission.valueOf(item.permission()).roles())
                                .as(item.fieldId())
                                .isNotEmpty())
                .extracting(Preflight.Item::fieldId)
                .containsExactlyElementsOf(blank);
    }

    @Test
    @DisplayName("どの差込項目も、出どころの出来事と根拠条項を持ち、鍵は様式をまたいで同じ項目を指す")
    void placeholders_tell_where_they_come_from() {
        assertThat(Placeholders.all().items())
                .allSatisfy(item -> {
                    assertThat(item.source()).as(item.key()).isNotBlank();
                    assertThat(item.clause()).as(item.key()).isNotBlank();
                })
                .contains(new Placeholders.Item(
                        "経過.内容", "内容", FieldType.TEXT, "A305", "1", "経過", "incident-reported", "5.3(3)④"));
    }

    @Test
    @DisplayName("どの記入元も、契約にある操作である")
    void every_act_is_one_of_the_contract() {
        assertThat(Arrays.stream(Filling.values()).flatMap(filling -> filling.endpoint().stream()))
                .allSatisfy(path -> assertThat(CONTRACT.path("paths").path(path).has("post"))
                        .as(path)
                        .isTrue());
    }

    @Test
    @DisplayName("補足で記入する項目は、どれも補足でき、補足できる項目は様式か別紙にある")
    void supplements_fill_fields_that_there_are() {
        Set<String> fields = Stream.of(Form.values())
                .flatMap(form -> form.sources().stream())
                .map(FieldSource::fieldId)
                .collect(Collectors.toSet());
        List<String> supplements =
                Arrays.stream(SupplementField.values()).map(Enum::name).toList();

        assertThat(Stream.of(Form.values())
                        .flatMap(form -> form.sources().stream())
                        .filter(source -> source.filling() == Filling.SUPPLEMENT)
                        .map(FieldSource::fieldId))
                .isSubsetOf(supplements);
        assertThat(supplements).filteredOn(field -> field.matches("[HAB].*")).isSubsetOf(fields);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    @DisplayName("表の列は一覧のとおりで、表でない項目に列はない")
    void columns_are_those_of_the_table(Form form) {
        assertThat(form.fill(Stories.full().facts()).fields()).allSatisfy(field -> {
            FieldSource source = form.source(field.fieldId());
            FormTable table = field.table();
            assertThat(source.columns().isEmpty()).as(field.fieldId()).isEqualTo(source.type() != FieldType.TABLE);
            if (table != null) {
                assertThat(table.columns().stream().map(Column::title))
                        .as(field.fieldId())
                        .containsExactlyElementsOf(source.columns());
            }
        });
    }
}
