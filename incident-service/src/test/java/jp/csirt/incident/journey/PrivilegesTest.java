package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@DisplayName("特権の付与")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivilegesTest {

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final Staff staff = new Staff(client);

    @AfterAll
    void close() {
        service.close();
    }

    private String personOf(String key) {
        return client.get("/v1/session", key).ok().at("/personId").asString();
    }

    private String keyOf(String person) {
        return client.get("/v1/api-keys?limit=100", "admin")
                .ok()
                .at("/items")
                .valueStream()
                .filter(key -> key.path("personId").asString().equals(person))
                .findFirst()
                .orElseThrow()
                .path("keyId")
                .asString();
    }

    @Test
    @DisplayName("1(8)① 最後の管理者の鍵は残り、二人目がいれば、互いにだけ鍵を与えられる")
    void privileges_take_two_persons() {
        String admin = personOf("admin");
        client.delete("/v1/api-keys/" + keyOf(admin), "admin").refused(409, "last-administrator");
        staff.assign("SYSTEM_ADMIN", admin, LocalDate.of(2020, 4, 1), Staff.today())
                .refused(409, "last-administrator");
        staff.key(admin, "\"ops\"").createdThing();

        String second = staff.person("二人目の管理者", null);
        staff.assign("SYSTEM_ADMIN", second, Staff.today(), null).createdThing();
        String key = staff.key(second, "\"organisation:write\", \"ops\"")
                .createdThing()
                .at("/key")
                .asString();
        staff.key(admin, "\"ops\"").refused(409, "self-grant");
        client.post("/v1/accounts", key, "{\"personId\": \"" + second + "\", \"scopes\": [\"ops\"]}")
                .refused(409, "self-grant");
        client.post("/v1/api-keys", key, "{\"personId\": \"" + admin + "\", \"scopes\": [\"ops\"]}")
                .createdThing();
    }

    @Test
    @DisplayName("1(8)① 統括は、自分をCISOや管理者に任命できない")
    void the_overall_manager_does_not_appoint_himself() {
        String chief = personOf("general-affairs");
        for (String post : List.of("CISO", "SYSTEM_ADMIN", "AUDITOR", "OVERALL_MANAGER@education")) {
            staff.assign(post, chief, Staff.today(), null).refused(409, "self-grant");
        }
    }

    @Test
    @DisplayName("6.1(6) 任命、不在、利用者、鍵の変更は、誰が何をしたか監査の記録に残る")
    void every_change_of_authority_stands_in_the_audit_log() {
        String person = staff.person("監査に載る者", "tax");
        staff.assign("SEC_OFFICER@tax", person, Staff.today(), null).createdThing();
        String keyId = staff.key(person, "\"incidents:read\"")
                .createdThing()
                .at("/keyId")
                .asString();
        client.post("/v1/accounts", "admin", "{\"personId\": \"" + person + "\", \"scopes\": [\"incidents:read\"]}")
                .createdThing();
        client.post(
                        "/v1/organisation/posts/SEC_OFFICER@tax/absences",
                        "general-affairs",
                        "{\"personId\": \"%s\", \"from\": \"%s\", \"to\": \"%s\", \"reason\": \"休暇\"}"
                                .formatted(person, Reports.inMinutes(1), Reports.inMinutes(9)))
                .createdThing();
        client.delete("/v1/api-keys/" + keyId, "admin").ok();

        List<JsonNode> entries = AuditLog.items(client, item -> {
            String target = item.path("target").asString("");
            return target.contains(person) || target.equals(keyId);
        });
        assertThat(entries.stream()
                        .map(item -> item.path("actor").asString() + " "
                                + item.path("action").asString()))
                .containsExactly(
                        "システム管理者 api-key-revoked",
                        "総務課長 absence-recorded",
                        "システム管理者 account-opened",
                        "システム管理者 api-key-created",
                        "総務課長 post-assigned");
        assertThat(entries).allSatisfy(item -> {
            assertThat(item.path("result").asString()).isEqualTo("ALLOWED");
            assertThat(item.has("keyId")).isFalse();
        });
        assertThat(entries.toString()).doesNotContain("監査に載る者").doesNotContain("休暇");
    }
}
