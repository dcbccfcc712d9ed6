package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What this class files lies in a period in which nobody else files anything. */
@DisplayName("一覧")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListTest {

    private static final String LIST = "/v1/incidents";

    private static final String PERIOD = "&reportedFrom=2021-03-01&reportedTo=2021-06-30";

    private final Client client;
    private final List<String> filed = new ArrayList<>();
    private long last;

    ListTest(Client client) {
        this.client = client;
        for (int i = 0; i < 24; i++) {
            String at = i % 3 == 0 ? "2021-04-01T00:00:00+09:00" : "2021-03-%02dT23:59:59.999+09:00".formatted(i + 1);
            var report = Reports.least("一覧 " + i)
                    .put("awareAt", "2021-01-01T00:00:00Z")
                    .put("occurredAt", at)
                    .put("level", i % 4)
                    .put("category", i % 2 == 0 ? "LOSS" : "DOS")
                    .put("organ", i % 5 == 0 ? "education" : "mayor")
                    .put("drill", i % 6 == 0);
            if (i % 2 == 0) {
                report.put("department", "tax");
            }
            Exchange answer = client.post(LIST, "csirt", report).created();
            filed.add(answer.incidentId().toString());
            last = answer.position();
        }
        last = client.act(UUID.fromString(filed.getFirst()), "receipt", "csirt", "")
                .done()
                .position();
    }

    private Exchange list(String query) {
        String period = query.contains("reported") ? "" : PERIOD;
        return client.get(LIST + "?after=" + last + period + query, "csirt");
    }

    private List<JsonNode> all(String query) {
        var rows = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            Exchange page = list(query + cursor).ok();
            rows.addAll(page.at("/items").valueStream().toList());
            cursor = page.at("/nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.at("/nextCursor").asString();
        } while (!cursor.isEmpty());
        return rows;
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("incidentId").asString()).toList();
    }

    @ParameterizedTest
    @DisplayName("頁をたどると、同じ日時があっても全件が一度ずつ現れる")
    @CsvSource({"1, -reportedAt", "5, -reportedAt", "24, -reportedAt", "7, -level", "1, -level", "1, dueAt", "7, dueAt"
    })
    void pages_hold_every_row_once(int limit, String sort) {
        assertThat(ids(all("&limit=" + limit + "&sort=" + sort)).stream().filter(filed::contains))
                .containsExactlyInAnyOrderElementsOf(filed);
    }

    @Test
    @DisplayName("並びは報告の新しい順、又は被害レベルの高い順")
    void rows_are_in_order() {
        Comparator<JsonNode> newest = Comparator.comparing(
                        (JsonNode row) -> row.path("reportedAt").asString())
                .reversed();
        Comparator<JsonNode> highest = Comparator.comparingInt(
                        (JsonNode row) -> row.path("level").asInt())
                .reversed();
        assertThat(all("")).isSortedAccordingTo(newest);
        assertThat(all("&sort=-level")).isSortedAccordingTo(highest.thenComparing(newest));
    }

    @Test
    @DisplayName("頁をたどる間に報告が増えても、重複も欠落もない")
    void pages_stay_whole_while_incidents_are_filed() {
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            Exchange page = client.get(LIST + "?limit=5&level=3" + PERIOD + cursor, "csirt")
                    .ok();
            seen.addAll(page.each("/items", "incidentId"));
            cursor = page.at("/nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.at("/nextCursor").asString();
            for (String at : new String[] {"2021-03-15T00:00:00Z", "2021-06-01T00:00:00Z"}) {
                client.post(
                                LIST,
                                "staff",
                                Reports.least("途中")
                                        .put("level", 3)
                                        .put("occurredAt", at)
                                        .put("awareAt", "2021-01-01T00:00:00Z")
                                        .put("organ", "election"))
                        .created();
            }
        } while (!cursor.isEmpty() && seen.size() < 200);
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .containsAll(
                        filed.stream().filter(id -> filed.indexOf(id) % 4 == 3).toList());
    }

    @ParameterizedTest
    @DisplayName("条件に合うものだけを返し、数も合う")
    @CsvSource({
        "milestone=RECEIVED, 1",
        "category=DOS&organ=mayor, 10",
        "organ=education, 5",
        "department=tax, 12",
        "drill=true, 4",
        "overdue=true&organ=mayor, 10",
        "overdue=false&organ=mayor, 9",
        "level=2&department=tax, 6",
        "level=1&category=LOSS, 0",
        "reportedFrom=2021-04-01&reportedTo=2021-04-01, 8",
        "reportedTo=2021-03-02&category=DOS, 1",
        "reportedFrom=2021-04-02&reportedTo=2021-12-31&drill=true, 0",
        "reportedFrom=2021-03-23&reportedTo=2021-03-31, 2",
        "milestone=CLOSED, 0",
        "organ=no-such, 0",
        "department=, 0"
    })
    void filters_and_count_agree(String query, int expected) {
        Exchange page = list("&count=true&" + query + "&limit=100").ok();
        assertThat(page.at("/items").size()).isEqualTo(expected);
        assertThat(page.at("/count").asInt()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csirt", "csirt-2", "ciso", "auditor", "staff", "hospital", "admin"})
    @DisplayName("B.3 絞り込まない数は、その人に見える事案の数である。本人が当事者である事案は数えない")
    void the_count_of_everything_is_of_what_is_seen(String key) {
        String person =
                client.get("/v1/session", "csirt-2").ok().at("/personId").asString();
        var report = Reports.ofTax("当事者のいる事案");
        report.putArray("implicatedPersonIds").add(person);
        last = client.post(LIST, "csirt", report).created().position();
        Awaitility.await().untilAsserted(() -> {
            int listed = 0;
            String cursor = "";
            do {
                Exchange page = client.get(LIST + "?limit=100&count=true&after=" + last + cursor, key);
                if (page.status() == 403) {
                    return;
                }
                listed += page.ok().at("/items").size();
                cursor = page.at("/nextCursor").isNull()
                        ? ""
                        : "&cursor=" + page.at("/nextCursor").asString();
                if (cursor.isEmpty()) {
                    assertThat(page.at("/count").asInt()).isEqualTo(listed);
                }
            } while (!cursor.isEmpty());
        });
    }

    @Test
    @DisplayName("数は求められたときだけ返す")
    void count_is_given_on_request_only() {
        assertThat(list("").json().has("count")).isFalse();
        assertThat(list("&count=false").json().has("count")).isFalse();
        assertThat(list("&count=true&limit=1").at("/count").asInt()).isGreaterThanOrEqualTo(24);
    }

    @ParameterizedTest
    @DisplayName("範囲の外の指定と知らない指定は400")
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=1.5",
                "limit=abc",
                "limit=",
                "limit=%31%30%30%30",
                "sort=title",
                "sort=",
                "sort=reportedAt",
                "level=4",
                "level=-1",
                "level=1.0",
                "milestone=NONE",
                "milestone=received",
                "category=no",
                "drill=1",
                "drill=TRUE",
                "overdue=",
                "count=yes",
                "reportedFrom=2021-02-30",
                "reportedFrom=2021-4-1",
                "reportedTo=%2B999999999-12-31",
                "reportedTo=-0001-01-01",
                "reportedTo=9999-12-31",
                "reportedFrom=0001-01-01",
                "reportedFrom=",
                "colour=red",
                "Limit=1",
                "limit=1&limit=2",
                "level=1&level=1",
                "cursor=x",
                "cursor=",
                "cursor=%00",
                "cursor=AAAA",
                "cursor=MXwxfDF8MQ",
                "after=1"
            })
    void bad_parameters_are_refused(String query) {
        list("&" + query).refused(400, "invalid-parameter");
    }

    @Test
    @DisplayName("カーソルは別の条件と並び順では使えない")
    void cursor_belongs_to_its_question() {
        String cursor = list("&limit=2&category=LOSS").ok().at("/nextCursor").asString();
        list("&category=LOSS&limit=3&cursor=" + cursor).ok();
        for (String other :
                new String[] {"", "&category=DOS", "&category=LOSS&sort=-level", "&category=LOSS&level=1"}) {
            list(other + "&cursor=" + cursor).refused(400, "cursor-mismatch");
        }
        for (int i = 0; i < cursor.length(); i += 7) {
            String altered = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertThat(list("&category=LOSS&cursor=" + altered).status()).isIn(200, 400);
        }
    }
}
