package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("連絡先の鮮度")
class ReachabilityTest {

    private static final String PATH = "/v1/organisation/reachability";
    private static final String UNREACHED = "section[aria-labelledby=vacant] details:has(summary:contains(連絡が届かない)) li";

    private final TestService service = new TestService();
    private final Client client = service.client();

    @AfterEach
    void close() {
        service.close();
    }

    private String person(String name) {
        return client.get("/v1/session", name).ok().at("/personId").asString();
    }

    private Exchange tell(String key, String body) {
        return client.call("PUT", PATH, key, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(String missing, String stale) {
        return "{\"missing\": [%s], \"stale\": [%s]}".formatted(missing, stale);
    }

    @Test
    @DisplayName("体制は、知らされるまでは分からないと言い、知らされた後は届かない人を名と理由で示し、直れば消す")
    void the_page_of_posts_shows_who_cannot_be_reached() {
        try (var browser = Browser.of(client, "csirt")) {
            assertThat(browser.open("/organisation").ok().text()).contains("連絡サービスからまだ何も知らされていない");

            tell("notification", body('"' + person("ciso") + '"', '"' + person("csirt") + '"'))
                    .ok();
            Shown page = browser.open("/organisation").ok();
            assertThat(page.html().select(UNREACHED).eachText())
                    .containsExactlyInAnyOrder("副町長 届け先の登録がない", "CSIRT員 届け先を6か月以上確かめていない");
            assertThat(page.html().select("tbody tr:contains(副町長) small.soon").eachText())
                    .contains("届け先の登録がない");
            assertThat(page.text()).contains("知らされたとおりに示します").doesNotContain("何も知らされていない");

            tell("notification", body("", "")).ok();
            assertThat(browser.open("/organisation").ok().text())
                    .contains("知らされたとおりに示します")
                    .doesNotContain("届け先の登録がない", "連絡が届かないかもしれない");
        }
    }

    @Test
    @DisplayName("不在の間に応ずる代行者に届かないときも、職に就いていなくても示す")
    void a_deputy_who_cannot_be_reached_is_shown() {
        String staff = person("staff");
        client.post("/v1/organisation/posts/CISO/absences", "general-affairs", """
                        {"from": "%s", "to": "%s", "deputyPersonId": "%s", "reason": "出張"}""".formatted(
                                Instant.now().minusSeconds(60), Instant.now().plusSeconds(86_400), staff))
                .createdThing();
        tell("notification", body('"' + staff + '"', "")).ok();
        try (var browser = Browser.of(client, "csirt")) {
            assertThat(browser.open("/organisation")
                            .ok()
                            .html()
                            .select(UNREACHED)
                            .eachText())
                    .containsExactly("職員 届け先の登録がない");
        }
    }

    @Test
    @DisplayName("知らされたものは前のものに代わり、職を読める人が読め、いつのものかが分かる")
    void what_was_told_last_is_read() {
        assertThat(client.get(PATH, "staff").ok().json().toString()).isEqualTo("{\"missing\":[],\"stale\":[]}");
        Instant before = Instant.now();
        String unknown = UUID.randomUUID().toString();
        tell("notification", body('"' + unknown + '"', "")).ok();
        Exchange told =
                tell("notification", body("", '"' + person("ciso") + '"')).ok();

        Exchange read = client.get(PATH, "auditor").ok();
        assertThat(read.json()).isEqualTo(told.json());
        assertThat(read.at("/missing")).isEmpty();
        assertThat(read.at("/stale/0").asString()).isEqualTo(person("ciso"));
        assertThat(Instant.parse(read.at("/at").asString())).isBetween(before.minusMillis(1), Instant.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"csirt", "ciso", "auditor", "vendor"})
    @DisplayName("連絡を受け持つ機械の鍵でなければ知らせられない")
    void only_the_machine_tells_it(String key) {
        tell(key, body("", "")).refused(403, "forbidden");
        assertThat(client.get(PATH, "csirt").ok().json().has("at")).isFalse();
    }

    @Test
    @DisplayName("委託事業者は読めない。鍵がなければ401")
    void strangers_do_not_read_it() {
        client.get(PATH, "vendor").refused(403, "forbidden");
        client.get(PATH, null).refused(401, "unauthenticated");
        tell("notification", body("", "")).ok();
        client.get(PATH + "?limit=1", "csirt").refused(400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"missing": []}                                     | /stale
            {"missing": [], "stale": null}                      | /stale
            {"missing": ["x"], "stale": []}                     | /missing/0
            {"missing": [null], "stale": []}                    | /missing/0
            {"missing": [], "stale": [], "address": "a@b.jp"}   | /address""")
    @DisplayName("形の合わない知らせは、どこが合わないかを示して断り、前のものを残す")
    void what_does_not_fit_is_refused(String body, String pointer) {
        tell("notification", body("", '"' + person("ciso") + '"')).ok();
        assertThat(tell("notification", body).refused(400, "invalid-request").each("/errors", "pointer"))
                .containsExactly(pointer);
        assertThat(client.get(PATH, "csirt").ok().at("/stale")).hasSize(1);
    }

    @Test
    @DisplayName("一万人までを知らせられる")
    void there_is_room_for_a_city() {
        String ids = String.join(
                ",", Collections.nCopies(10_000, '"' + UUID.randomUUID().toString() + '"'));
        assertThat(tell("notification", body(ids, "")).ok().at("/missing")).hasSize(10_000);
        assertThat(tell("notification", body(ids + ',' + ids.substring(0, 38), ""))
                        .refused(400, "invalid-request")
                        .each("/errors", "code"))
                .containsExactly("TOO_MANY");
    }
}
