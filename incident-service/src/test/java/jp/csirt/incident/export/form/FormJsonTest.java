package jp.csirt.incident.export.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @EnumSource(Form.class)
    @DisplayName("JSON は定めた形だけを持つ")
    void json_has_the_agreed_shape(Form form) {
        JsonNode json = JSON.valueToTree(FormJson.of(form.fill(Stories.full().facts())));
        assertThat(json.propertyNames()).containsExactlyInAnyOrder("form", "number", "version", "position", "groups");
        assertThat(json.get("form").asString()).isEqualTo(form.code());
        for (JsonNode group : json.get("groups")) {
            assertThat(group.propertyNames()).containsExactlyInAnyOrder("id", "title", "fields");
            for (JsonNode field : group.get("fields")) {
                assertThat(field.propertyNames())
                        .containsExactlyInAnyOrder("fieldId", "label", "stage", "state", "value", "text");
                assertThat(field.get("stage").asString()).matches("[12Fc]");
                assertThat(field.get("text").asString()).isNotBlank();
            }
        }
    }
}
