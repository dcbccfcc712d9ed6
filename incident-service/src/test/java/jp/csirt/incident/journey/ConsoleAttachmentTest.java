package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedService.class)
@DisplayName("画面の添付")
class ConsoleAttachmentTest {

    private static final String ATTACH = "このファイルを添付する";
    private static final byte[] CONTENT = "画面から送った記録".getBytes(StandardCharsets.UTF_8);

    private final Client client;
    private final UUID id;
    private final String page;

    ConsoleAttachmentTest(Client client) {
        this.client = client;
        this.id = Reports.file(client, Reports.ofTax("添付する事案"));
        this.page = "/incidents/" + id + "/attachments";
    }

    private int attached() {
        return client.get("/v1/incidents/" + id, "csirt").at("/attachments").size();
    }

    @Test
    @DisplayName("ファイルは一度だけ添付され、面「添付」から同じ中身で保存できる")
    void a_file_is_attached_once() {
        try (var browser = Browser.of(client, "staff")) {
            String tab = "/incidents/" + id + "?tab=attachments";
            FormElement form =
                    browser.open(browser.open(tab).ok().link("ファイルの添付")).ok().formWith(ATTACH);
            Shown once = browser.upload(form, "画面の写し \"1\".txt", CONTENT);
            assertThat(once.status()).as(once.body()).isEqualTo(303);
            assertThat(browser.upload(form, "画面の写し \"1\".txt", CONTENT).status())
                    .isEqualTo(303);
            assertThat(attached()).isEqualTo(1);

            Shown listed = browser.open(once.header("Location").replaceFirst("#.*", ""))
                    .ok();
            assertThat(listed.text()).contains("「ファイルの添付」を記録しました。", "画面の写し \"1\".txt");
            Shown file = browser.once("GET", listed.link("ファイルを保存する"), null);
            assertThat(file.body()).isEqualTo(new String(CONTENT, StandardCharsets.UTF_8));
            assertThat(file.header("Content-Disposition")).startsWith("attachment");
        }
    }

    @Test
    @DisplayName("60 MBのファイルは413で、何をすればよいかを示し、何も残さない")
    void a_file_of_60_megabytes_is_told_what_to_do() {
        try (var browser = Browser.of(client, "csirt")) {
            Shown refused = browser.upload(browser.open(page).ok().formWith(ATTACH), "大きい.bin", new byte[60_000_000]);
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.title()).startsWith("エラー: ");
            assertThat(refused.text()).contains("50 MBを超えています", "証拠保全");
            assertThat(refused.formWith(ATTACH)).isNotNull();
            assertThat(attached()).isZero();
        }
    }

    @Test
    @DisplayName("ファイルを選ばないと400、ほかのログインの用紙は403、終わったログインはログインの後に用紙へ戻り、何も記録していないことを示す")
    void what_is_not_taken() {
        try (var browser = Browser.of(client, "csirt");
                var other = Browser.of(client, "csirt-2")) {
            FormElement form = browser.open(page).ok().formWith(ATTACH);
            assertThat(browser.upload(form, "", new byte[0]).status()).isEqualTo(400);
            assertThat(other.upload(form, "a.txt", CONTENT).status()).isEqualTo(403);
            assertThat(browser.once("POST", page, "file=a").status()).isEqualTo(415);
            browser.press(browser.open("/"), "ログアウト", Map.of());
            Shown gone = browser.upload(form, "a.txt", CONTENT);
            assertThat(gone.status()).isEqualTo(303);
            Shown back = browser.send(browser.open(gone.header("Location")).formWith("demo-csirt"), Map.of());
            assertThat(back.path()).isEqualTo(page + "?unsent=1");
            assertThat(back.ok().html().select("p.notice").text()).contains("いま送った操作は何も記録していません");
            assertThat(back.formWith(ATTACH)).isNotNull();
            assertThat(attached()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "長"})
    @DisplayName("長すぎる名のファイルは400で、名の長さを欄に示し、何も残さない")
    void a_name_that_is_too_long_is_told(String letter) {
        try (var browser = Browser.of(client, "csirt")) {
            FormElement form = browser.open(page).ok().formWith(ATTACH);
            for (int length : new int[] {256, 1000, 5000}) {
                Shown refused = browser.upload(form, letter.repeat(length) + ".txt", CONTENT);
                assertThat(refused.status()).as(letter + length).isEqualTo(400);
                assertThat(refused.title()).startsWith("エラー: ");
                assertThat(refused.html().select(".summary a[href=#f-file]").text())
                        .contains("文字までです");
            }
            assertThat(attached()).isZero();
            assertThat(browser.upload(form, letter.repeat(196) + ".txt", CONTENT)
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    @DisplayName("添付できない職は403で、拒んだことが監査に残り、見えない事案は404")
    void out_of_role_and_out_of_sight() {
        try (var auditor = Browser.of(client, "auditor");
                var hospital = Browser.of(client, "hospital")) {
            assertThat(auditor.open(page).status()).isEqualTo(403);
            assertThat(hospital.open(page).status()).isEqualTo(404);
            assertThat(AuditLog.of(client, id))
                    .singleElement()
                    .asString()
                    .startsWith("REFUSED")
                    .endsWith("GET /incidents/{id}/attachments");
        }
    }
}
