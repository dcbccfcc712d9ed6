package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedOffice.class)
@DisplayName("画面の鍵の管理 6.2(4)～(6)")
class ConsoleKeyTest {

    private static final String MAKE = "この人の鍵を発行する";

    private final Office office;

    ConsoleKeyTest(Office office) {
        this.office = office;
    }

    @Test
    @DisplayName("鍵は一度だけ示され、二度押しても増えず、一覧に載り、失効させるとすぐに使えない")
    void a_key_is_made_and_revoked() {
        String login = Office.unused("kagi");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser admin = office.administrator()) {
            Shown keys = admin.open(admin.open("/admin")
                            .ok()
                            .html()
                            .select("a[href=/admin/keys?personId=" + person + "]")
                            .attr("href"))
                    .ok();
            assertThat(keys.text()).contains("鍵はありません");
            Shown form = admin.open(keys.link("鍵を発行する")).ok();
            assertThat(form.html().select("option[selected]").val()).isEqualTo(person);

            Shown made = admin.press(form, MAKE, Map.of()).ok();
            String key = made.html().select("code.link").text();
            assertThat(office.client()
                            .get("/v1/session", key)
                            .ok()
                            .at("/personId")
                            .asString())
                    .isEqualTo(person);
            Shown again = admin.press(form, MAKE, Map.of()).ok();
            assertThat(again.text()).contains("もう送られています").doesNotContain(key);

            Shown listed = admin.open("/admin/keys?personId=" + person).ok();
            assertThat(listed.html().select("tbody tr")).hasSize(1);
            assertThat(listed.text()).contains("事案を見る", "期限なし", "有効").doesNotContain(key);
            FormElement revoke = listed.formWith("失効させる");
            assertThat(admin.send(revoke, Map.of()).ok().text()).contains("鍵を失効させました");
            office.client().get("/v1/session", key).refused(401, "unauthenticated");
            assertThat(admin.open("/admin/keys?personId=" + person).text()).contains("失効");
        }
    }

    @Test
    @DisplayName("選ばれない人、範囲のない鍵、過ぎた期限は、欄に理由を示し、書いたことを残す")
    void unfit_keys_are_told() {
        String person = office.holder("鍵を持つ人", "SEC_OFFICER@tax");
        try (Browser admin = office.administrator()) {
            Shown form = admin.open("/admin/keys/new").ok();
            Shown nobody = admin.press(form, MAKE, Map.of("personId", ""));
            assertThat(nobody.status()).isEqualTo(400);
            assertThat(nobody.title()).startsWith("エラー: 鍵を発行する");
            assertThat(nobody.text()).doesNotContain("UUID");
            assertThat(nobody.html().select("#f-personId[aria-invalid=true]")).hasSize(1);
            Shown late = admin.press(form, MAKE, Map.of("personId", person, "expiresAt", "2020-01-01T00:00"));
            assertThat(late.status()).isEqualTo(400);
            assertThat(late.html().select("#f-expiresAt[aria-invalid=true]").val())
                    .isEqualTo("2020-01-01T00:00");
            assertThat(late.html().select("option[selected]").val()).isEqualTo(person);
        }
    }

    @Test
    @DisplayName("管理者でない人には403")
    void keys_are_for_administrators() {
        String login = Office.unused("kaginashi");
        office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            for (String path : new String[] {"/admin/keys", "/admin/keys/new"}) {
                assertThat(browser.once("GET", path, null).status()).isEqualTo(403);
            }
        }
    }
}
