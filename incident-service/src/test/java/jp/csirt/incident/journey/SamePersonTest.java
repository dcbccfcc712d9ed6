package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("兼務の禁止")
@ExtendWith(SharedService.class)
class SamePersonTest {

    private static final String MEASURE =
            "{\"what\": \"研修\", \"ownerPost\": \"SYS_MANAGER\", \"dueOn\": \"2030-03-31\"}";

    private final Client client;
    private final UUID incident;

    SamePersonTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("兼務"));
    }

    private Exchange act(String path, String key, String body) {
        return client.act(incident, path, key, body);
    }

    @Test
    @DisplayName("措置を実施した本人は効果を確認できない")
    void implementer_does_not_verify() {
        String measure = orderedMeasure();
        act(measure + "/implementation", "system-manager", "{\"what\": \"実施した\"}")
                .done();
        long acts = client.acts();
        act(measure + "/verification", "system-manager", "{\"result\": \"EFFECTIVE\", \"note\": \"\"}")
                .refused(409, "same-person");
        assertThat(client.acts()).isEqualTo(acts);
        act(measure + "/verification", "csirt", "{\"result\": \"EFFECTIVE\", \"note\": \"\"}")
                .done();
    }

    private String orderedMeasure() {
        act("situations", "csirt", """
                {"findings": "確認", "systems": [{"name": "端末", "managerPost": "SYS_MANAGER"}]}""").done();
        act("prevention-plans", "csirt", "{\"measures\": [" + MEASURE + "]}").created();
        Exchange decided = act(
                        "prevention-plans/1/decision",
                        "ciso",
                        "{\"result\": \"APPROVED\", \"comment\": \"了\", \"orders\": ["
                                + MEASURE.replace("what", "measure") + "]}")
                .created();
        return "measures/" + decided.at("/ids/0").asString();
    }

    @Test
    @DisplayName("別の者が承認するときの override は記録されない")
    void override_that_was_not_needed_is_not_recorded() {
        act("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 1, "category": "LOSS", "reason": "紛失"}""").created();
        act("assessments/1/approval", "csirt-lead", "{\"override\": {\"reason\": \"念のため\"}}")
                .done();
        assertThat(client.get("/v1/incidents/" + incident, "ciso")
                        .at("/assessments/0/approval")
                        .has("override"))
                .isFalse();
    }
}
