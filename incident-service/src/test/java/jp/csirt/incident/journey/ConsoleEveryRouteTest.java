package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.frame.Console;
import jp.csirt.incident.api.console.frame.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpMethod;

@ExtendWith(SharedService.class)
@DisplayName("画面のどの番地も守られている")
class ConsoleEveryRouteTest {

    private final TestService service;
    private final Client client;
    private final PlayedCase played;

    ConsoleEveryRouteTest(TestService service, Client client) {
        this.service = service;
        this.client = client;
        this.played = new PlayedCase(client, "だれにでも見せない事案", "");
    }

    private Stream<Page> pages(HttpMethod method) {
        return PageRoutes.pages(service.part(Console.class))
                .filter(page -> page.method().equals(method));
    }

    private String place(Page page) {
        return played.place(page.pattern().getPatternString());
    }

    @Test
    @DisplayName("ログインがなければ、だれにでも開くページのほかは、どのページも同じ場所のログインへ移る")
    void without_a_session_every_page_leads_to_the_login() {
        List<String> closed = pages(HttpMethod.GET)
                .filter(page -> !page.open())
                .map(this::place)
                .toList();
        assertThat(closed)
                .hasSizeGreaterThan(80)
                .contains("/", "/report", "/incidents.csv", played.page() + "/closure");
        try (var browser = new Browser(client.port())) {
            assertThat(closed).allSatisfy(place -> {
                Shown away = browser.once("GET", place, null);
                assertThat(away.status()).isEqualTo(303);
                assertThat(away.header("Location")).matches("/login(\\?target=%2F[^/%].*)?");
                assertThat(away.body()).isEmpty();
            });
        }
    }

    @Test
    @DisplayName("ログインがなければ、どの用紙も受け付けず、何も記録しない")
    void without_a_session_no_form_does_anything() {
        List<String> closed = pages(HttpMethod.POST)
                .filter(page -> !page.open())
                .map(this::place)
                .toList();
        assertThat(closed).hasSizeGreaterThan(70);
        long acts = client.acts();
        try (var browser = new Browser(client.port())) {
            assertThat(closed).allSatisfy(place -> {
                Shown away = browser.once("POST", place, "findings=x");
                assertThat(away.status()).isEqualTo(303);
                assertThat(away.header("Location")).startsWith("/login");
            });
        }
        assertThat(client.acts()).isEqualTo(acts);
    }

    @Test
    @DisplayName("見えない事案は、どの番地でも404で、件名も番号も出ない")
    void out_of_sight_every_path_is_unknown() {
        List<Page> ofIncidents = PageRoutes.pages(service.part(Console.class))
                .filter(page -> page.pattern().getPatternString().matches("/(incidents|drills|steps|report)/\\{id}.*"))
                .toList();
        assertThat(ofIncidents).hasSizeGreaterThan(100);
        String number =
                client.get("/v1" + played.page(), "csirt").ok().at("/number").asString();
        try (var hospital = Browser.of(client, "hospital")) {
            String token = token(hospital);
            assertThat(ofIncidents).allSatisfy(page -> {
                Shown unseen = page.method().equals(HttpMethod.GET)
                        ? hospital.once("GET", place(page), null)
                        : sent(hospital, page, token);
                assertThat(unseen.status()).isEqualTo(404);
                assertThat(unseen.html().select("main a[href=/], nav a")).isNotEmpty();
                assertThat(unseen.body()).doesNotContain("だれにでも見せない事案", number);
            });
        }
    }

    private Shown sent(Browser browser, Page page, String token) {
        return page.reading()
                ? browser.upload(place(page), Map.of("_csrf", token), "図.txt", new byte[] {1})
                : browser.once("POST", place(page), Browser.pair("_csrf", token));
    }

    /** Which the lead may not change whatever the token. */
    private static boolean isOfTemplates(Page page) {
        return page.pattern().getPatternString().startsWith("/templates");
    }

    private static String token(Browser browser) {
        return Objects.requireNonNull(browser.open("/").html().selectFirst("input[name=_csrf]"))
                .val();
    }

    @Test
    @DisplayName("どの用紙も、証がないときも、ほかのセッションの証でも403で、何も変えない")
    void every_form_needs_its_own_token() {
        List<Page> forms = pages(HttpMethod.POST).toList();
        assertThat(forms).hasSizeGreaterThan(70);
        try (var lead = Browser.of(client, "csirt-lead");
                var manager = Browser.of(client, "general-affairs");
                var other = Browser.of(client, "ciso")) {
            long acts = client.acts();
            for (String token : List.of("", token(other))) {
                assertThat(forms)
                        .allSatisfy(page -> assertThat(sent(isOfTemplates(page) ? manager : lead, page, token)
                                        .status())
                                .isEqualTo(403));
            }
            assertThat(client.acts()).isEqualTo(acts);
            assertThat(lead.open("/").ok().h1()).as("still logged in").isEqualTo("今すること");
        }
    }
}
