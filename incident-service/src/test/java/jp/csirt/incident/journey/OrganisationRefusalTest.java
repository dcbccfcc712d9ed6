package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("組織の変更が断られるとき")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganisationRefusalTest {

    private static final String ORGANISATION = "/v1/organisation";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final Staff staff = new Staff(client);

    @AfterAll
    void close() {
        service.close();
    }

    @ParameterizedTest
    @DisplayName("誤った本文は断られ、どの項目かが示される")
    @CsvSource(
            delimiter = '|',
            value = {
                "organs | {\"code\": \"A B\", \"name\": \"x\"} | /code WRONG_FORM",
                "organs | {\"code\": \"a\"} | /name REQUIRED",
                "departments | {\"code\": \"a\", \"name\": \"x\", \"organ\": \"none\"} | /organ UNKNOWN_ORGAN",
                "persons | {\"name\": \" \"} | /name BLANK",
                "persons | {\"name\": \"x\", \"department\": \"none\"} | /department UNKNOWN_DEPARTMENT",
                "persons | {\"name\": \"x\", \"age\": 3} | /age UNKNOWN_FIELD",
                "posts/CISO/assignments | {\"from\": \"2026-04-01\"} | /personId REQUIRED",
                "posts/CISO/assignments | {\"personId\": \"00000000-0000-4000-8000-000000000009\", \"from\": \"2026-04-01\"}"
                        + " | /personId UNKNOWN_PERSON",
                "posts/CISO/assignments | {\"personId\": \"%CISO%\", \"from\": \"2026-04-02\", \"to\": \"2026-04-01\"}"
                        + " | /to OUT_OF_ORDER",
                "posts/SEC_MANAGER/assignments | {\"personId\": \"%CISO%\", \"from\": \"2026-04-02\", \"unit\": \"none\"}"
                        + " | /unit UNKNOWN_UNIT",
                "posts/SEC_MANAGER@tax/assignments | {\"personId\": \"%CISO%\", \"from\": \"2026-04-02\", \"unit\": \"welfare\"}"
                        + " | /unit CONTRADICTION",
                "posts/VENDOR/assignments | {\"personId\": \"%CISO%\", \"from\": \"2026-04-02\", \"unit\": \"a b\"}"
                        + " | /unit WRONG_FORM",
                "posts/NONE/assignments | {\"personId\": \"%CISO%\", \"from\": \"2026-04-02\"} | /post INVALID_PARAMETER",
                "posts/CISO/absences | {\"from\": \"2026-04-02T00:00:00Z\", \"to\": \"2026-04-02T00:00:00Z\", \"reason\": \"x\"}"
                        + " | /to OUT_OF_ORDER",
                "posts/CISO/absences | {\"personId\": \"%ADMIN%\", \"from\": \"2026-04-02T00:00:00Z\","
                        + " \"to\": \"2026-04-03T00:00:00Z\", \"reason\": \"x\"} | /personId NOT_HOLDER",
                "posts/CISO/absences | {\"from\": \"2026-04-02T00:00:00Z\", \"to\": \"2026-04-03T00:00:00Z\","
                        + " \"deputyPersonId\": \"%CISO%\", \"reason\": \"x\"} | /deputyPersonId OWN_DEPUTY",
                "posts/CSIRT_MEMBER/absences | {\"from\": \"2026-04-02T00:00:00Z\", \"to\": \"2026-04-03T00:00:00Z\","
                        + " \"reason\": \"x\"} | /personId HOLDER_UNCLEAR"
            })
    void wrong_bodies_are_refused(String path, String body, String error) {
        long acts = client.acts();
        Exchange refused = client.post(
                ORGANISATION + "/" + path,
                "general-affairs",
                body.replace("%CISO%", personOf("ciso")).replace("%ADMIN%", personOf("admin")));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.at("/errors/0/pointer").asString() + " "
                        + refused.at("/errors/0/code").asString())
                .as(refused.toString())
                .isEqualTo(error);
        assertThat(client.acts()).isEqualTo(acts);
    }

    private String personOf(String key) {
        return client.get("/v1/session", key).at("/personId").asString();
    }

    @Test
    @DisplayName("重なるコード、一人の職の二人目、監査の兼務は409")
    void rules_refuse_with_their_slug() {
        client.post(ORGANISATION + "/organs", "general-affairs", "{\"code\": \"mayor\", \"name\": \"x\"}")
                .refused(409, "code-taken");
        client.post(
                        ORGANISATION + "/departments",
                        "general-affairs",
                        "{\"code\": \"tax\", \"name\": \"x\", \"organ\": \"mayor\"}")
                .refused(409, "code-taken");
        staff.assign("CISO", personOf("csirt"), Staff.today(), null).refused(409, "post-taken");
        staff.assign("CSIRT_MEMBER", personOf("auditor"), Staff.today(), null).refused(409, "auditor-not-independent");
        staff.assign("AUDITOR", personOf("ciso"), Staff.today(), null).refused(409, "auditor-not-independent");
    }

    @Test
    @DisplayName("1(2)① 代行が巡る不在は409")
    void deputies_do_not_lead_back() {
        String one = staff.person("巡り一", null);
        String two = staff.person("巡り二", null);
        staff.assign("PRIVACY_LEAD", one, Staff.today(), null).createdThing();
        staff.assign("CLOUD_MANAGER", two, Staff.today(), null).createdThing();
        absent("PRIVACY_LEAD", one, two).createdThing();
        absent("CLOUD_MANAGER", two, one).refused(409, "deputy-cycle");
    }

    private Exchange absent(String post, String person, String deputy) {
        return client.post(ORGANISATION + "/posts/" + post + "/absences", "general-affairs", """
                {"personId": "%s", "from": "%s", "to": "%s", "deputyPersonId": "%s", "reason": "休暇"}""".formatted(
                        person, Reports.inMinutes(1), Reports.inMinutes(60), deputy));
    }
}
