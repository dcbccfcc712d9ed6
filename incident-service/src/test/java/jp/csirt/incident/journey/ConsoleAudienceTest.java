package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("行為の用紙の「知らせる相手」")
class ConsoleAudienceTest {

    private static final Pattern ASKED = Pattern.compile("(?:依頼|決定の通知): .+?。(.+?)へ.*");

    private final Client client;

    ConsoleAudienceTest(Client client) {
        this.client = client;
    }

    private static String incident(UUID id) {
        return "/incidents/" + id + "/";
    }

    /** What the page of an act says, case by case. */
    private List<String> foretold(UUID id, String act, String person) {
        try (var browser = Browser.of(client, person)) {
            return browser.open(incident(id) + act).ok().html().select("dl.audience > *").stream()
                    .map(Element::text)
                    .toList();
        }
    }

    /** The posts that were asked or told of something so far, each line as the timeline has it. */
    private List<String> told(UUID id) {
        return client.get("/v1/incidents/" + id + "/timeline", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("event").asString().equals("notification-requested"))
                .map(item -> ASKED.matcher(item.path("text").asString()))
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();
    }

    /** Does the act, and waits until everybody whom its page named was told. */
    private void does(UUID id, String act, String person, String body) {
        List<String> foretold = foretold(id, act, person);
        assertThat(foretold).as(act).hasSize(2).first().isEqualTo("知らせる相手");
        does(id, act, person, body, foretold.getLast());
    }

    private void does(UUID id, String act, String person, String body, String foretold) {
        List<String> posts =
                Stream.of(foretold.replaceAll("（[^）]*）", "").split("、")).toList();
        int before = told(id).size();
        assertThat(client.act(id, act, person, body).status()).as(act).isBetween(200, 201);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                told(id).stream().skip(before).flatMap(line -> Stream.of(line.split("、"))))
                        .as(act)
                        .containsAll(posts));
    }

    @Test
    @DisplayName("B.2 用紙が名を挙げた職に、行為の後、実際に知らされる")
    void whom_the_page_names_is_told() {
        UUID id = Reports.file(client, Reports.ofTax("知らせる相手"));
        does(id, "disclosure-proposal", "csirt", """
                {"result": "PUBLIC", "note": "案", "mode": "INDIVIDUAL"}""");
        does(id, "disclosure-decision", "ciso", """
                {"result": "PUBLIC", "note": "判断", "mode": "INDIVIDUAL"}""");
        does(id, "subject-notification-proposal", "manager", "{\"result\": \"REQUIRED\", \"reason\": \"案\"}");
        does(id, "usage-investigations", "ciso", "{\"scope\": \"範囲\", \"target\": \"対象\"}");
        does(id, "emergency-plan", "ciso", "{\"planVersion\": \"1\"}");
        does(id, "exceptions", "manager", """
                {"what": "例外", "reason": "理由", "until": "2099-03-31", "emergency": false}""");
        does(id, "exceptions/1/decision", "ciso", "{\"result\": \"APPROVED\", \"comment\": \"了承\"}");
        does(id, "prevention-plans", "csirt-lead", """
                {"measures": [{"what": "案", "ownerPost": "SYS_MANAGER", "dueOn": "2099-03-31"}]}""");
    }

    @Test
    @DisplayName("評価の用紙は、選べるレベルのどれについても知らせる相手を示し、評価すると、そのとおりに知らされる")
    void each_level_of_an_assessment_tells_somebody() {
        UUID id = Reports.file(client, Reports.ofTax("レベルごとの相手"));

        List<String> foretold = foretold(id, "assessments", "csirt");

        assertThat(foretold).hasSize(8);
        assertThat(IntStream.range(0, 4).mapToObj(level -> foretold.get(2 * level)))
                .containsExactly(
                        "レベル0と評価するときに知らせる相手", "レベル1と評価するときに知らせる相手", "レベル2と評価するときに知らせる相手", "レベル3と評価するときに知らせる相手");
        assertThat(foretold.get(3)).isEqualTo("CSIRT責任者（CSIRT責任者）");
        assertThat(foretold.getLast()).contains("CSIRT責任者", "最高情報セキュリティ責任者");
        does(id, "assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "MALWARE", "reason": "理由"}""", foretold.getLast());
    }

    @Test
    @DisplayName("職には今日就いている人を添え、場合によって違うときは場合ごとに示す")
    void cases_are_told_apart() {
        UUID id = Reports.file(client, Reports.ofTax("場合ごとの相手"));

        assertThat(foretold(id, "disclosure-proposal", "csirt")).containsExactly("知らせる相手", "最高情報セキュリティ責任者（副町長）");
        assertThat(foretold(id, "level-changes", "csirt"))
                .startsWith("下げるときに承認を求める相手", "CSIRT責任者（CSIRT責任者）")
                .contains("レベル2に上げるときに知らせる相手", "レベル3に上げるときに知らせる相手")
                .doesNotContain("レベル1に上げるときに知らせる相手");
        assertThat(foretold(id, "containment-instructions", "csirt")).containsExactly("知らせる相手", "この用紙に宛先や担当として書く職");
        assertThat(foretold(id, "ciso-instructions", "ciso")).contains("この用紙に宛先や担当として書く職", "宛先を書かないときに知らせる相手");
    }

    @Test
    @DisplayName("誰にも知らせない行為の用紙は、何も言わない")
    void an_act_that_tells_nobody_says_nothing() {
        UUID id = Reports.file(client, Reports.ofTax("知らせない行為"));

        assertThat(foretold(id, "causes", "csirt")).isEmpty();
        assertThat(foretold(id, "receipt", "csirt")).isEmpty();
    }
}
