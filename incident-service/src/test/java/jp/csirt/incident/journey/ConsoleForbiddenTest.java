package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.Console;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Everybody here is new, because so and so many refusals of one person are recorded one by one. */
@ExtendWith(SharedOffice.class)
@DisplayName("6.1(6) 画面の拒否の記録")
class ConsoleForbiddenTest {

    private static final int OF_ONE_PERSON = 40;
    private static final String LAST = "/admin/keys/new";

    /** Pages whose first question the API refuses: its own entry says so. */
    private static final Map<String, String> REFUSED_BY_THE_API = Map.of(
            "/admin/keys", "GET /v1/api-keys",
            "/audit", "GET /v1/integrity/head",
            "/incidents/{id}/personnel", "GET /v1/incidents/{id}/personnel-actions");

    private final Office office;

    ConsoleForbiddenTest(Office office) {
        this.office = office;
    }

    private static Predicate<JsonNode> by(String person) {
        return item -> item.path("personId").asString("").equals(person)
                && item.path("result").asString().equals("REFUSED");
    }

    private static String action(JsonNode item) {
        return item.path("action").asString();
    }

    /** What was refused to the person, up to that action; entries are written in their order. */
    private List<String> refusals(String person, String last) {
        office.audited(by(person).and(item -> action(item).equals(last)));
        return office.audited(by(person)).stream()
                .map(ConsoleForbiddenTest::action)
                .toList();
    }

    @Test
    @DisplayName("開けないページはどれも、そのページを開こうとしたことが残り、操作には日本語の名がある")
    void every_page_that_is_refused_is_recorded() {
        var console = office.part(Console.class);
        List<String> pages = Stream.concat(
                        PageRoutes.ofTheWork(console).stream(), PageRoutes.ofAccounts(console).stream())
                .filter(page -> !page.equals(LAST))
                .toList();
        var recorded = new TreeSet<String>();
        var missing = new TreeSet<String>();
        for (int from = 0; from < pages.size(); from += OF_ONE_PERSON) {
            open(pages.subList(from, Math.min(pages.size(), from + OF_ONE_PERSON)), recorded, missing);
        }

        assertThat(recorded).hasSizeGreaterThan(60).contains("/admin", "/incidents/{id}/closure", "/imports/run");
        assertThat(recorded).containsAll(REFUSED_BY_THE_API.keySet());
        assertThat(missing).isEmpty();
    }

    /** One person opens the pages; what is refused is recorded, or missing. */
    private void open(List<String> pages, Set<String> recorded, Set<String> missing) {
        String login = Office.unused("kyohi");
        String person = office.user(login, "SEC_OFFICER@tax");
        UUID incident = UUID.fromString(office.file(person).replace("/incidents/", ""));
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            var refused = new ArrayList<String>();
            for (String page : pages) {
                String place = PageRoutes.place(page, incident, incident);
                if (browser.once("GET", place, null).status() == 403) {
                    refused.add(page);
                }
            }
            assertThat(browser.once("GET", LAST, null).status()).isEqualTo(403);
            List<String> actions = refusals(person, "GET " + LAST);
            refused.forEach(page -> {
                String action = REFUSED_BY_THE_API.getOrDefault(page, "GET " + page);
                (actions.contains(action) ? recorded : missing).add(page);
            });
            assertThat(actions).doesNotHaveDuplicates();
        }
        assertNamed();
    }

    /** What auditors are shown has words of theirs for each of the pages. */
    private void assertNamed() {
        String login = Office.unused("kansa");
        office.user(login, "AUDITOR");
        try (Browser auditor = office.browser()) {
            Office.login(auditor, login, Office.PASSWORD).ok();
            assertThat(auditor.open("/audit").ok().html().select("tbody tr:has(.overdue) td:nth-child(3)"))
                    .isNotEmpty()
                    .allSatisfy(cell -> assertThat(words(cell)).doesNotContain("/"));
        }
    }

    private static String words(Element cell) {
        return cell.select("span").text();
    }

    @Test
    @DisplayName("送信の拒否も残る。いまのログインで開いたものでない用紙は、拒否に数えない")
    void what_is_sent_is_recorded_too() {
        String login = Office.unused("kyohi");
        String person = office.user(login, "SEC_OFFICER@tax");
        try (Browser browser = office.browser()) {
            Office.login(browser, login, Office.PASSWORD).ok();
            String csrf =
                    browser.open("/account").html().select("input[name=_csrf]").val();
            String account = "/admin/" + person;
            assertThat(browser.once("POST", account + "/unlock", Browser.pair("_csrf", "x"))
                            .status())
                    .isEqualTo(403);
            assertThat(browser.once("POST", account + "/lock", Browser.pair("_csrf", csrf))
                            .status())
                    .isEqualTo(403);

            String refused = "POST /admin/{personId}/lock";
            assertThat(refusals(person, refused)).containsExactly(refused);
        }
    }
}
