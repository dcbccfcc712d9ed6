package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedOffice.class)
@DisplayName("同じ用紙が同時に何度も送られたとき")
class ConsoleSentOnceTest {

    private static final int AT_ONCE = 6;

    private final Office office;

    ConsoleSentOnceTest(Office office) {
        this.office = office;
    }

    /** What one of the answers shows once; all others say that the form was sent already. */
    private static String shownOnce(Callable<Shown> sending) throws InterruptedException, ExecutionException {
        List<Shown> answers = Parallel.calls(AT_ONCE, sending);
        List<String> shown = answers.stream()
                .map(answer -> answer.ok().html().select("code.link").text())
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(shown).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.text().contains("この用紙は、もう送られています")))
                .hasSize(AT_ONCE - 1);
        return shown.getFirst();
    }

    private void assertInvites(String link) {
        try (Browser invited = office.browser()) {
            assertThat(invited.open(link.replaceFirst("http://[^/]+", "")).ok().h1())
                    .isEqualTo("パスワードの設定");
        }
    }

    @Test
    @DisplayName("鍵は一つだけ発行される")
    void one_key_is_made() throws InterruptedException, ExecutionException {
        String person = office.holder("鍵を一つ持つ人", "SEC_OFFICER@tax");
        try (Browser admin = office.administrator()) {
            Shown form = admin.open("/admin/keys/new?personId=" + person).ok();

            String key = shownOnce(() -> admin.press(form, "この人の鍵を発行する", Map.of()));

            office.client().get("/v1/session", key).ok();
            assertThat(admin.open("/admin/keys?personId=" + person).html().select("tbody tr"))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("送った後にログインが終わり、入り直して戻った同じ用紙をもう一度送っても、鍵は増えない")
    void a_restored_form_is_still_the_same() {
        String person = office.holder("入り直しても鍵を一つ持つ人", "SEC_OFFICER@tax");
        try (Browser admin = office.administrator()) {
            FormElement form =
                    admin.open("/admin/keys/new?personId=" + person).ok().formWith("この人の鍵を発行する");
            assertThat(admin.send(form, Map.of()).ok().html().select("code.link"))
                    .hasSize(1);
            admin.press(admin.open("/"), "ログアウト", Map.of());
            admin.send(form, Map.of());
            office.administratorAgain(admin).ok();

            Shown restored = admin.open("/admin/keys/new").ok();
            assertThat(restored.text()).contains("書いた内容を戻しました");
            assertThat(restored.html().select("input[name=key]").val())
                    .isEqualTo(form.select("input[name=key]").val());
            assertThat(admin.press(restored, "この人の鍵を発行する", Map.of()).ok().text())
                    .contains("この用紙は、もう送られています");
            assertThat(admin.open("/admin/keys?personId=" + person).html().select("tbody tr"))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("利用者の登録の用紙も、戻った後は同じ用紙のままである")
    void a_restored_registration_is_still_the_same() {
        String person = office.holder("入り直して登録される人", "SEC_OFFICER@tax");
        try (Browser admin = office.administrator()) {
            FormElement form = admin.open("/admin/new").ok().formWith("登録して招待を作る");
            Map<String, String> typed = Map.of("personId", person);
            admin.press(admin.open("/"), "ログアウト", Map.of());
            admin.send(form, typed);
            office.administratorAgain(admin).ok();

            Shown restored = admin.open("/admin/new").ok();
            assertThat(restored.html().select("input[name=key]").val())
                    .isEqualTo(form.select("input[name=key]").val());
            assertInvites(admin.press(restored, "登録して招待を作る", Map.of())
                    .ok()
                    .html()
                    .select("code.link")
                    .text());
            assertThat(admin.press(restored, "登録して招待を作る", Map.of()).ok().text()).contains("この用紙は、もう送られています");
        }
    }

    @Test
    @DisplayName("招待は一つだけ作られ、示された番地が使える。開き直した用紙からは、また作れる")
    void one_invitation_is_made() throws InterruptedException, ExecutionException {
        String person = office.holder("一度招かれる人", "SEC_OFFICER@tax");
        office.open(person);
        try (Browser admin = office.administrator()) {
            Shown list = admin.open("/admin").ok();

            assertInvites(shownOnce(() -> admin.send(invitation(list, person), Map.of())));

            assertThat(admin.send(invitation(admin.open("/admin").ok(), person), Map.of())
                            .h1())
                    .isEqualTo("招待を作りました");
        }
    }

    private static FormElement invitation(Shown list, String person) {
        return (FormElement)
                Objects.requireNonNull(list.html().selectFirst("form[action=/admin/" + person + "/invitation]"));
    }

    @Test
    @DisplayName("利用者は一度だけ登録され、その招待が使える")
    void one_account_is_opened() throws InterruptedException, ExecutionException {
        String person = office.holder("一度登録される人", "SEC_OFFICER@tax");
        try (Browser admin = office.administrator()) {
            Shown form = admin.open("/admin/new").ok();

            assertInvites(shownOnce(() -> admin.press(form, "登録して招待を作る", Map.of("personId", person))));
        }
    }
}
