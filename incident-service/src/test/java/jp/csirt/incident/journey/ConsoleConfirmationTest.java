package jp.csirt.incident.journey;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Each incident is of level 3: its CISO is asked to deal with it, then after a quarter of an hour the one who stands in. */
@DisplayName("画面の「確認しました」")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleConfirmationTest {

    private final TestService service =
            new TestService("--csirt.clock.adjustable=true", "--csirt.mongodb-uri=", "--csirt.master-key=");
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    private UUID file() {
        return Reports.file(client, Reports.ofTax("確認の求め").put("level", 3));
    }

    private String number(UUID incident) {
        return client.get("/v1/incidents/" + incident, "csirt").at("/number").asString();
    }

    /** The form whose button confirms that the incident is dealt with, once it is asked for. */
    private FormElement form(Browser browser, String path, UUID incident) {
        String button = button(incident);
        Awaitility.await()
                .until(() -> !browser.open(path).ok().html().select(button).isEmpty());
        return (FormElement) browser.open(path)
                .html()
                .select("form:has(%s)".formatted(button))
                .getFirst();
    }

    private String button(UUID incident) {
        return "button[aria-label=「事案への対応」（%s）の連絡を確認しました]".formatted(number(incident));
    }

    private static String incident(UUID id) {
        return "/incidents/" + id;
    }

    private List<JsonNode> confirmed(UUID incident) {
        return client.get("/v1/incidents/" + incident + "/timeline", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("state").asString("").equals("CONFIRMED"))
                .toList();
    }

    @Test
    @DisplayName("事案の画面で一度だけ記録し、時系列は誰が画面で確認したかを示し、版は変わらない")
    void it_is_recorded_once_with_who_did() {
        UUID id = file();
        try (var browser = Browser.of(client, "ciso")) {
            FormElement form = form(browser, incident(id), id);
            assertThat(form.select("button").text()).isEqualTo("確認しました");
            Shown once = browser.sendOnce(form, Map.of());
            Shown twice = browser.sendOnce(form, Map.of());

            assertThat(List.of(once.status(), twice.status())).containsOnly(303);
            assertThat(twice.header("Location")).isEqualTo(once.header("Location"));
            Shown after = browser.open(once.header("Location")).ok();
            assertThat(after.text()).contains("確認したことを記録しました。");
            assertThat(after.html().select("button[aria-label*=事案への対応]")).isEmpty();
        }
        JsonNode item = confirmed(id).getFirst();
        assertThat(confirmed(id)).hasSize(1);
        assertThat(item.path("text").asString()).isEqualTo("連絡「事案への対応」が確認された（画面、最高情報セキュリティ責任者）");
        assertThat(item.path("actor").asString()).isEqualTo("副町長");
        assertThat(item.path("post").isNull()).isTrue();
    }

    @Test
    @DisplayName("今することにも出て、確認するとそこへ戻り、消える")
    void it_stands_among_what_is_to_do() {
        UUID id = file();
        try (var browser = Browser.of(client, "ciso")) {
            FormElement form = form(browser, "/", id);
            Shown after = browser.send(form, Map.of()).ok();

            assertThat(after.path()).startsWith("/?");
            assertThat(after.text()).contains("確認したことを記録しました。");
            assertThat(after.html().select(button(id))).isEmpty();
        }
        assertThat(confirmed(id)).hasSize(1);
    }

    @Test
    @DisplayName("公開の出来事は、誰が確認したかを符号だけで示す")
    void the_feed_tells_it_in_codes() {
        UUID id = file();
        try (var browser = Browser.of(client, "ciso")) {
            browser.send(form(browser, incident(id), id), Map.of()).ok();
        }
        JsonNode event = new Feed(client)
                .after(0, 500).stream()
                        .filter(one -> Feed.type(one).equals("jp.csirt.notification-receipt-recorded.v1"))
                        .filter(one -> one.path("subject").asString().equals(id.toString()))
                        .findFirst()
                        .orElseThrow();
        assertThat(event.path("data").propertyNames())
                .containsExactlyInAnyOrder(
                        "notificationId", "incidentId", "number", "drill", "state", "channel", "at", "personId");
        assertThat(event.at("/data/channel").asString()).isEqualTo("SCREEN");
        assertThat(event.at("/data/personId").asString())
                .isEqualTo(client.get("/v1/session", "ciso").at("/personId").asString());
    }

    @Test
    @DisplayName("求められていない人は403、応じないときの次の職は15分たつまで403、その後はその職として記録される")
    void only_who_is_asked_confirms() {
        UUID id = file();
        try (var ciso = Browser.of(client, "ciso");
                var next = Browser.of(client, "general-affairs");
                var other = Browser.of(client, "csirt")) {
            var asked = Map.of(
                    "notification",
                    form(ciso, incident(id), id)
                            .select("input[name=notification]")
                            .attr("value"));
            assertThat(next.open(incident(id)).ok().html().select(buttons(asked)))
                    .isEmpty();
            for (Browser one : List.of(next, other)) {
                assertThat(confirm(one, id, asked).status()).isEqualTo(403);
            }
            assertThat(confirmed(id)).isEmpty();

            client.call(
                            "PUT",
                            "/v1/ops/clock",
                            "admin",
                            "{\"advance\": \"PT16M\"}".getBytes(StandardCharsets.UTF_8),
                            "Content-Type",
                            "application/json")
                    .ok();
            assertThat(next.open(incident(id)).ok().html().select(buttons(asked)))
                    .hasSize(1);
            assertThat(confirm(next, id, asked).status()).isEqualTo(303);
            assertThat(confirm(other, id, asked).status()).isEqualTo(403);
        }
        assertThat(confirmed(id))
                .singleElement()
                .satisfies(item -> assertThat(item.path("text").asString()).endsWith("（画面、統括情報セキュリティ責任者）"));
    }

    @Test
    @DisplayName("見えない事案、別の事案の連絡、ない連絡は404、別の画面の証は403で、何も記録しない")
    void what_is_out_of_sight_is_not_found() {
        UUID id = file();
        UUID another = file();
        try (var ciso = Browser.of(client, "ciso");
                var stranger = Browser.of(client, "welfare")) {
            FormElement form = form(ciso, incident(id), id);
            var asked = Map.of(
                    "notification", form.select("input[name=notification]").attr("value"));

            assertThat(confirm(stranger, id, asked).status()).isEqualTo(404);
            assertThat(confirm(ciso, UUID.randomUUID(), asked).status()).isEqualTo(404);
            assertThat(confirm(ciso, another, asked).status()).isEqualTo(404);
            assertThat(confirm(ciso, id, Map.of("notification", "x")).status()).isEqualTo(404);
            assertThat(confirm(ciso, id, Map.of()).status()).isEqualTo(404);
            assertThat(ciso.sendOnce(form, Map.of("_csrf", "x")).status()).isEqualTo(403);
        }
        assertThat(confirmed(id)).isEmpty();
    }

    private static String buttons(Map<String, String> asked) {
        return "input[name=notification][value=%s]".formatted(asked.get("notification"));
    }

    /** What the button would send, from whoever's screen. */
    private static Shown confirm(Browser browser, UUID incident, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", browser.open("/").html().select("input[name=_csrf]").attr("value"));
        String form = all.entrySet().stream()
                .map(field -> Browser.pair(field.getKey(), field.getValue()))
                .collect(joining("&"));
        return browser.once("POST", incident(incident) + "/confirmations", form);
    }
}
