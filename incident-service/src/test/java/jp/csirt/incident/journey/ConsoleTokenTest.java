package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Console;
import jp.csirt.incident.api.console.frame.Page;
import jp.csirt.incident.api.security.Accounts;
import jp.csirt.incident.api.security.Sessions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedOffice.class)
@DisplayName("用紙の証")
class ConsoleTokenTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Office office;

    ConsoleTokenTest(Office office) {
        this.office = office;
    }

    @Test
    @DisplayName("送るページはどれも、証のない用紙、作った証、ほかのセッションの証を403で断り、何も変えない")
    void a_form_of_nobody_changes_nothing_anywhere() {
        String login = Office.unused("akashi");
        UUID person = UUID.fromString(office.user(login, "SEC_OFFICER@tax"));
        UUID incident = UUID.fromString(office.file(person.toString()).replace("/incidents/", ""));
        String key = office.key(person.toString(), Staff.CASES);
        List<Page> pages = PageRoutes.posts(office.part(Console.class));
        assertThat(pages).hasSizeGreaterThan(60);
        String lead = Office.unused("akashi");
        office.user(lead, "CSIRT_LEAD");
        try (Browser admin = office.administrator();
                Browser sender = office.browser();
                Browser other = office.browser()) {
            office.enrol(sender, lead);
            String foreign = csrf(Office.login(other, login, Office.PASSWORD).ok());
            String before = state(person, incident, key);
            for (Page page : pages) {
                String pattern = page.pattern().getPatternString().replace("{personId}", person.toString());
                String place = PageRoutes.place(pattern, incident, incident);
                for (String token : List.of("", "x", "A".repeat(86), foreign)) {
                    assertThat(send(page.reading() ? sender : admin, page, place, token))
                            .as("%s with %s", place, token)
                            .isEqualTo(403);
                }
            }
            assertThat(state(person, incident, key)).isEqualTo(before);
            admin.open("/admin").ok();
            other.open("/account").ok();
        }
    }

    private static int send(Browser browser, Page page, String place, String token) {
        if (!page.reading()) {
            return browser.once("POST", place, Browser.pair("_csrf", token) + "&key=1")
                    .status();
        }
        var form = (FormElement)
                Objects.requireNonNull(Jsoup.parse("<form><input name=_csrf><input type=file name=file></form>")
                        .selectFirst("form"));
        form.attr("action", place).select("input[name=_csrf]").val(token);
        return browser.upload(form, "x.txt", new byte[] {1}).status();
    }

    private static String csrf(Shown page) {
        return page.html().select("input[name=_csrf]").val();
    }

    private String state(UUID person, UUID incident, String key) {
        var account =
                Objects.requireNonNull(office.part(Accounts.class).of(person).block(WITHIN));
        var sessions = Objects.requireNonNull(
                office.part(Sessions.class).of(person, "").block(WITHIN));
        return account + " " + sessions.size() + " "
                + office.client().get("/v1/incidents/" + incident, key).ok().json();
    }
}
