package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("連絡の要求")
@ExtendWith(SharedService.class)
class NotificationsTest {

    private static final String ASKED = "notification-requested";

    private final Client client;

    NotificationsTest(Client client) {
        this.client = client;
    }

    private List<JsonNode> timeline(UUID incident) {
        return client.get("/v1/incidents/" + incident + "/timeline", "csirt-lead")
                .ok()
                .at("/items")
                .valueStream()
                .toList();
    }

    /** What was asked so far, as the timeline tells it. */
    private List<String> asked(UUID incident) {
        return timeline(incident).stream()
                .filter(item -> item.path("event").asString().equals(ASKED))
                .map(item -> item.path("text").asString())
                .toList();
    }

    private void await(Callable<Boolean> condition) {
        Awaitility.await().until(condition);
    }

    @Test
    @DisplayName("7.3(5) 報告すると、窓口と対応者への依頼が時系列に現れ、版を変えない")
    void a_filing_asks_and_the_version_stays() {
        UUID incident = Reports.file(client, Reports.ofTax("連絡の確認"));
        String tag = client.tag(incident);

        await(() -> asked(incident).size() >= 2);

        assertThat(asked(incident))
                .anySatisfy(text -> assertThat(text).startsWith("依頼: 報告の受付。統一的な窓口へ"))
                .anySatisfy(text -> assertThat(text).startsWith("依頼: 事案への対応。税務課 情報セキュリティ管理者へ"));
        assertThat(client.tag(incident)).isEqualTo(tag);
        client.post("/v1/incidents/" + incident + "/receipt", "csirt", "{}", "If-Match", tag)
                .done();
    }

    @Test
    @DisplayName("C.3(1) 重複の報告がより早く知られていれば、元の事案でCSIRT責任者に確認を求める")
    void an_earlier_awareness_of_a_duplicate_reaches_the_original() {
        UUID original = Reports.file(client, Reports.ofTax("元の事案"));
        UUID duplicate = Reports.file(client, Reports.ofTax("重複の報告").put("awareAt", Reports.minutesAgo(600)));
        client.act(duplicate, "receipt", "csirt", "{\"duplicateOf\": \"%s\"}".formatted(original))
                .done();

        await(() -> asked(original).stream().anyMatch(text -> text.startsWith("依頼: 重複の報告にある、より早い知った日時の確認。CSIRT責任者へ")));
        assertThat(asked(duplicate)).noneMatch(text -> text.contains("より早い知った日時"));
    }

    @Test
    @DisplayName("時系列は位置の順に並び、連絡には識別子があり、様式の経過には入らない")
    void the_timeline_is_ordered_by_position() {
        UUID incident = Reports.file(client, Reports.ofTax("順序の確認"));
        await(() -> asked(incident).size() >= 2);
        client.act(incident, "receipt", "csirt", "{}").done();

        List<JsonNode> items = timeline(incident);
        assertThat(items.stream().map(item -> item.path("position").asLong())).isSorted();
        assertThat(items).filteredOn(item -> item.has("notificationId")).allSatisfy(item -> {
            assertThat(item.path("event").asString()).isEqualTo(ASKED);
            assertThat(item.path("actor").asString()).isEqualTo("本システム");
            assertThat(item.path("post").isNull()).isTrue();
        });
        String form = client.get("/v1/incidents/" + incident + "/reports/response?format=json", "csirt-lead")
                .ok()
                .toString();
        assertThat(form).doesNotContain("依頼: 報告の受付");
    }

    @Test
    @DisplayName("D.3 過ぎた時点は古い順に一度ずつ、遅れとして現れる")
    void marks_that_have_passed_appear_once() {
        ObjectNode report = Reports.ofTax("時点の確認").put("level", 3).put("occurredAt", Reports.minutesAgo(60));
        UUID incident = Reports.file(client, report.put("awareAt", Reports.minutesAgo(90)));

        await(() -> receiptMarks(incident).size() == 4);
        client.act(incident, "situations", "csirt", "{\"findings\": \"確認中\"}").done();
        client.act(incident, "receipt", "csirt", "{\"occurredAt\": \"" + Reports.minutesAgo(50) + "\"}")
                .done();
        await(() -> asked(incident).stream().anyMatch(text -> text.contains("応急措置の指示（目標時間の150%）")));

        assertThat(receiptMarks(incident))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("注意: CSIRTの受付（目標時間の50%）。統一的な窓口へ"),
                        text -> assertThat(text).startsWith("注意: CSIRTの受付（目標時間の80%）。税務課 情報セキュリティ管理者、CSIRT責任者へ"),
                        text -> assertThat(text).startsWith("上申: CSIRTの受付（目標時間の100%）。統括情報セキュリティ責任者へ"),
                        text -> assertThat(text)
                                .startsWith("上申: CSIRTの受付（目標時間の150%）。最高情報セキュリティ責任者へ")
                                .endsWith("遅れて発した"));
    }

    private List<String> receiptMarks(UUID incident) {
        return asked(incident).stream()
                .filter(text -> text.contains("CSIRTの受付（"))
                .toList();
    }

    @Test
    @DisplayName("見えない事案の連絡は見えない")
    void out_of_sight_is_out_of_sight() {
        UUID incident = Reports.file(client, Reports.ofTax("見えない連絡"));

        client.get("/v1/incidents/" + incident + "/timeline", "welfare").refused(404, "not-found");
    }
}
