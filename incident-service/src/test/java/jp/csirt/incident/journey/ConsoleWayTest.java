package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("画面が導く先の用紙")
class ConsoleWayTest {

    private final Client client;

    ConsoleWayTest(Client client) {
        this.client = client;
    }

    private void act(UUID id, String path, String key, String body) {
        Exchange answer = client.act(id, path, key, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
    }

    private static String incident(UUID id) {
        return "/incidents/" + id;
    }

    private boolean holds(UUID id, String key, String tab, String act) {
        try (var browser = Browser.of(client, key)) {
            return !browser.open(incident(id) + tab)
                    .ok()
                    .html()
                    .select("main a[href^=%s/%s]".formatted(incident(id), act))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("B.2 外部報告の行為は、その段階と状態でできるものだけを示す")
    void a_duty_offers_what_can_be_done() {
        UUID id = Reports.file(client, Reports.full("外部報告の行為"));
        String duty = Duties.path(client, id, "PPC");
        String tab = "?tab=obligations";
        assertThat(holds(id, "general-affairs", tab, duty + "approval")).isFalse();
        assertThat(holds(id, "ciso", tab, duty + "waiver")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "acknowledgement")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "submission")).isTrue();
        act(id, duty + "draft", "liaison", "{\"content\": \"起案\"}");
        act(id, duty + "waiver-proposal", "csirt", "{\"reason\": \"該当しない\"}");
        assertThat(holds(id, "general-affairs", tab, duty + "approval")).isTrue();
        assertThat(holds(id, "csirt-lead", tab, duty + "approval")).isFalse();
        assertThat(holds(id, "ciso", tab, duty + "waiver")).isTrue();
        try (var lead = Browser.of(client, "csirt-lead")) {
            lead.open(incident(id) + "/" + duty + "approval").ok();
        }

        act(id, duty + "approval", "general-affairs", "{}");
        act(
                id,
                duty + "submission",
                "liaison",
                "{\"submittedAt\": \"%s\", \"channel\": \"WEB_FORM\"}".formatted(Reports.minutesAgo(1)));

        assertThat(holds(id, "general-affairs", tab, duty + "approval")).isFalse();
        assertThat(holds(id, "ciso", tab, duty + "waiver")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "submission")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "draft")).isFalse();
        assertThat(holds(id, "liaison", tab, duty + "acknowledgement")).isTrue();
        act(id, duty + "acknowledgement", "liaison", "{\"reference\": \"受付1\"}");
        assertThat(holds(id, "liaison", tab, duty + "acknowledgement")).isFalse();
    }

    @Test
    @DisplayName("済んだ受付、回答、決定、効果確認は示さず、用紙は番地で開ける")
    void what_is_done_is_not_offered() {
        UUID id = Reports.file(client, Reports.ofTax("済んだ行為"));
        assertThat(holds(id, "csirt", "", "receipt")).isTrue();
        act(id, "receipt", "csirt", "");
        assertThat(holds(id, "csirt", "", "receipt")).isFalse();
        try (var csirt = Browser.of(client, "csirt")) {
            csirt.open(incident(id) + "/receipt").ok();
        }

        String check = client.act(id, "lateral-checks", "csirt", """
                {"conclusion": "確かめる", "checks": [{"system": "端末", "managerPost": "SYS_MANAGER"}]}""")
                .created()
                .at("/ids/0")
                .asString();
        assertThat(holds(id, "system-manager", "?tab=measures", "lateral-checks/" + check))
                .isTrue();
        act(id, "lateral-checks/" + check + "/answer", "system-manager", """
                {"result": "NOT_FOUND", "note": "なし"}""");
        assertThat(holds(id, "system-manager", "?tab=measures", "lateral-checks/" + check))
                .isFalse();

        act(id, "prevention-plans", "csirt-lead", """
                {"measures": [{"what": "案", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"}]}""");
        assertThat(holds(id, "ciso", "?tab=causes", "prevention-plans/1/decision"))
                .isTrue();
        String measure = "measures/"
                + client.act(id, "prevention-plans/1/decision", "ciso", """
                {"result": "APPROVED", "comment": "了承", "orders": [
                 {"measure": "研修", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"}]}""")
                        .at("/ids/0")
                        .asString();
        assertThat(holds(id, "ciso", "?tab=causes", "prevention-plans/1/decision"))
                .isFalse();
        assertThat(holds(id, "csirt", "?tab=causes", measure)).isFalse();
        act(id, measure + "/implementation", "system-manager", "{\"what\": \"行った\"}");
        assertThat(holds(id, "system-manager", "?tab=causes", measure + "/implementation"))
                .isFalse();
        assertThat(holds(id, "csirt", "?tab=causes", measure + "/verification")).isTrue();
        act(id, measure + "/verification", "csirt", "{\"result\": \"EFFECTIVE\", \"note\": \"確認\"}");
        assertThat(holds(id, "csirt", "?tab=causes", measure)).isFalse();
        assertThat(holds(id, "ciso", "?tab=causes", measure)).isFalse();
        try (var csirt = Browser.of(client, "csirt")) {
            assertThat(csirt.open(incident(id) + "/" + measure + "/verification")
                            .ok()
                            .html()
                            .select("section[aria-labelledby=subject]")
                            .text())
                    .contains("研修");
        }
    }

    @Test
    @DisplayName("B.2 引下げの承認とレベル0の確認は、その人が行えるときだけ示す")
    void levels_are_offered_to_those_who_decide() {
        UUID id = Reports.file(client, Reports.ofTax("レベルを下げる事案").put("level", 2));
        act(id, "level-changes", "csirt", "{\"level\": 1, \"reason\": \"見直し\"}");
        String approval = "level-changes/1/approval";
        assertThat(holds(id, "csirt-lead", "?tab=history", approval)).isFalse();
        assertThat(holds(id, "ciso", "?tab=history", approval)).isFalse();
        assertThat(holds(id, "general-affairs", "?tab=history", approval)).isTrue();
        act(id, approval, "general-affairs", "{}");
        assertThat(holds(id, "general-affairs", "?tab=history", approval)).isFalse();
        assertThat(holds(id, "manager", "", "acknowledgement")).isFalse();

        UUID zero = Reports.file(client, Reports.ofTax("レベル0の報告").put("level", 0));
        assertThat(holds(zero, "general-affairs", "", "acknowledgement")).isFalse();
        assertThat(holds(zero, "manager", "", "acknowledgement")).isTrue();
        act(zero, "acknowledgement", "manager", "");
        assertThat(holds(zero, "manager", "", "acknowledgement")).isFalse();
    }
}
