package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What this class files lies in periods in which nobody else files anything. */
@DisplayName("期限の一覧")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DueListTest {

    private static final String PERIOD = "&reportedFrom=2021-09-01&reportedTo=2021-11-30";

    private final Client client;
    private final List<String> filed = new ArrayList<>();
    private long last;

    /** Four of level 3, whose limits run around the clock, and two of level 1, for which the calendar does not reach back. */
    DueListTest(Client client) {
        this.client = client;
        for (String day : List.of("05", "03", "04", "03")) {
            filed.add(file(3, "2021-09-%sT00:00:00Z".formatted(day)));
        }
        filed.add(file(1, "2021-09-01T00:00:00Z"));
        filed.add(file(1, "2021-09-09T00:00:00Z"));
    }

    private String file(int level, String at) {
        Exchange answer = client.post(
                        "/v1/incidents",
                        "csirt",
                        Reports.ofTax("期限")
                                .put("level", level)
                                .put("category", "LOSS")
                                .put("crimePossible", "NO")
                                .put("occurredAt", at)
                                .put("awareAt", "2021-08-01T00:00:00Z"))
                .created();
        last = answer.position();
        return answer.incidentId().toString();
    }

    private Exchange list(String query) {
        return client.get("/v1/incidents?after=" + last + query, "csirt").ok();
    }

    private List<JsonNode> rows(String query) {
        return list(PERIOD + query).at("/items").valueStream().toList();
    }

    private static List<String> ids(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("incidentId").asString()).toList();
    }

    @Test
    @DisplayName("期限の近い順に並び、暦の届かないものも最後に載る")
    void the_soonest_is_first_and_the_unknown_last() {
        List<JsonNode> rows = rows("&sort=dueAt&limit=100").stream()
                .filter(row -> filed.contains(row.path("incidentId").asString()))
                .toList();

        assertThat(rows).hasSize(6);
        assertThat(rows.subList(0, 4).stream()
                        .map(row -> Instant.parse(row.path("dueAt").asString())))
                .isSorted()
                .first()
                .isEqualTo(Instant.parse("2021-09-03T00:15:00Z"));
        assertThat(rows.subList(0, 4)).allMatch(row -> row.path("overdue").asBoolean());
        assertThat(rows.subList(4, 6)).allMatch(row -> row.path("dueAt").isNull());
        assertThat(rows.subList(4, 6)).noneMatch(row -> row.path("overdue").asBoolean());
        assertThat(ids(rows.subList(0, 2))).isSorted();
        assertThat(ids(rows.subList(4, 6))).isSorted();
    }

    @Test
    @DisplayName("期限の過ぎたものとそうでないものに分かれ、数も合う")
    void overdue_ones_and_the_others() {
        String drawer = "&limit=100&count=true&level=";

        assertThat(ids(rows("&overdue=true" + drawer + 3))).containsAll(filed.subList(0, 4));
        assertThat(list(PERIOD + "&overdue=false" + drawer + 3).at("/count").asInt())
                .isZero();
        assertThat(ids(rows("&overdue=false" + drawer + 1))).containsExactlyInAnyOrderElementsOf(filed.subList(4, 6));
        assertThat(list(PERIOD + "&overdue=true" + drawer + 1).at("/count").asInt())
                .isZero();
    }

    @Test
    @DisplayName("頁をたどる間に報告が増えても、期限の順に重複も欠落もない")
    void pages_stay_whole_while_incidents_are_filed() {
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            Exchange page = list(PERIOD + "&sort=dueAt&limit=2" + cursor);
            seen.addAll(page.each("/items", "incidentId"));
            cursor = page.at("/nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.at("/nextCursor").asString();
            if (seen.size() < 6) {
                file(3, "2021-09-02T00:00:00Z");
                file(3, "2021-11-01T00:00:00Z");
            }
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsAll(filed);
    }

    @Test
    @DisplayName("期限は、時が過ぎるだけで過ぎたものになる")
    void time_alone_makes_it_overdue() {
        Instant soon = Instant.now().plusSeconds(3);
        String incident = file(3, soon.minus(Duration.ofMinutes(15)).toString());
        JsonNode before = row(incident);
        assertThat(Instant.parse(before.path("dueAt").asString())).isEqualTo(soon);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> row(incident).path("overdue").asBoolean());
        assertThat(Instant.now()).isAfter(soon);
        assertThat(row(incident).path("version")).isEqualTo(before.path("version"));
        assertThat(ids(list("&overdue=true&limit=100&category=LOSS&level=3&sort=-reportedAt")
                        .at("/items")
                        .valueStream()
                        .toList()))
                .contains(incident);
    }

    @Test
    @DisplayName("段階が済むと、次の期限に替わる")
    void the_next_limit_takes_its_place() {
        Instant at = Instant.now().minus(Duration.ofMinutes(5));
        String incident = file(3, at.toString());
        for (String to : List.of("OVERALL_MANAGER", "CISO")) {
            client.act(UUID.fromString(incident), "internal-reports", "manager", """
                    {"to": "%s", "kind": "REPORT", "method": "PHONE"}""".formatted(to))
                    .done();
        }
        last = client.act(UUID.fromString(incident), "receipt", "csirt", "{}")
                .done()
                .position();

        assertThat(Instant.parse(row(incident).path("dueAt").asString()))
                .isBetween(at.plus(Duration.ofMinutes(30)), at.plus(Duration.ofMinutes(60)));
    }

    private JsonNode row(String incident) {
        return list("&limit=100&category=LOSS&level=3")
                .at("/items")
                .valueStream()
                .filter(row -> row.path("incidentId").asString().equals(incident))
                .findFirst()
                .orElseThrow();
    }
}
