package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("団体の定めの閲覧")
@ExtendWith(SharedService.class)
class ProfilesTest {

    private final Client client;

    ProfilesTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("(f) 今の定めが、確かめるべき既定値とともに示される")
    void the_profile_in_force_is_shown() {
        Exchange profiles = client.get("/v1/profiles", "staff").ok();
        assertThat(profiles.at("/items").size()).isEqualTo(1);
        JsonNode shime = profiles.at("/items/0");
        assertThat(shime.path("id").asString()).isEqualTo("shime-town");
        assertThat(profiles.each("/items/0/organs", "code")).contains("mayor", "assembly");
        assertThat(shime.path("levelTable").size()).isEqualTo(4);
        assertThat(shime.at("/levelTable/3/criterion").asString()).isEqualTo("住民・企業に被害・影響");
        assertThat(shime.at("/obligationRules/ppcAppi").asBoolean()).isTrue();
        assertThat(shime.at("/terms/roles/CISO").asString()).isEqualTo("副町長");
        assertThat(shime.at("/terms/zones/MYNUMBER").asString()).isEqualTo("個人番号利用事務系");
        assertThat(shime.path("planStrength").asString()).isEqualTo("DUTY");
        assertThat(shime.path("excludedNetworks").isEmpty()).isTrue();
        assertThat(shime.path("toConfirm").valueStream().map(JsonNode::asString))
                .contains("/slaTable")
                .doesNotContain("/levelTable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "staff",
                "officer",
                "manager",
                "csirt",
                "csirt-lead",
                "liaison",
                "ciso",
                "vendor",
                "auditor",
                "admin",
                "notification"
            })
    @DisplayName("鍵があれば誰でも読める")
    void anybody_with_a_key_reads_it(String key) {
        client.get("/v1/profiles", key).ok();
    }

    @Test
    @DisplayName("鍵がなければ401、知らない指定は400、書けない")
    void others_are_refused() {
        client.get("/v1/profiles", null).refused(401, "unauthenticated");
        client.get("/v1/profiles?id=x", "staff").refused(400, "invalid-parameter");
        client.post("/v1/profiles", "admin", "{}").refused(405, "method-not-allowed");
    }
}
