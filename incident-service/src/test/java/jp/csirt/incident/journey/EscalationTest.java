package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("時の経過と上申")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscalationTest {

    private final TestService service =
            new TestService("--csirt.clock.adjustable=true", "--csirt.mongodb-uri=", "--csirt.master-key=");
    private final Client client = service.client();

    @AfterAll
    void close() {
        service.close();
    }

    private void advance(String by) {
        client.call(
                        "PUT",
                        "/v1/ops/clock",
                        "admin",
                        "{\"advance\": \"%s\"}".formatted(by).getBytes(StandardCharsets.UTF_8))
                .ok();
    }

    private String now() {
        return client.get("/v1/ops/clock", "admin").ok().at("/now").asString();
    }

    /** What was told of 受付: kind and mark. */
    private List<String> told(UUID incident) {
        return timeline(incident).stream()
                .filter(text -> text.contains("CSIRTの受付（"))
                .map(text -> text.replaceAll("^(..): .*（目標時間の([^）]*)）.*$", "$1 $2"))
                .toList();
    }

    private List<String> timeline(UUID incident) {
        return client.get("/v1/incidents/" + incident + "/timeline", "csirt")
                .ok()
                .each("/items", "text");
    }

    private void await(UUID incident, int marks) {
        Awaitility.await().until(() -> told(incident).size() >= marks);
    }

    @Test
    @DisplayName("D.3 時が過ぎると、50%、80%、100%、150%、その後は毎日、一度ずつ現れ、受け付ければ止む")
    void time_passes_and_each_mark_appears_once() {
        UUID incident =
                Reports.file(client, Reports.ofTax("上申の確認").put("level", 3).put("awareAt", now()));
        long version = client.get("/v1/incidents/" + incident, "csirt").ok().version();
        assertThat(told(incident)).isEmpty();

        advance("PT8M");
        await(incident, 1);
        assertThat(told(incident)).containsExactly("注意 50%");
        advance("PT5M");
        await(incident, 2);
        advance("PT3M");
        await(incident, 3);
        assertThat(told(incident)).containsExactly("注意 50%", "注意 80%", "上申 100%");
        advance("PT7M");
        await(incident, 4);
        advance("P3D");
        await(incident, 5);
        assertThat(told(incident)).containsExactly("注意 50%", "注意 80%", "上申 100%", "上申 150%", "上申 150%、3日目");

        client.act(incident, "receipt", "csirt", "{}").done();
        advance("P2D");
        Awaitility.await()
                .until(() -> timeline(incident).stream()
                        .anyMatch(text -> text.contains("統括情報セキュリティ責任者への報告（目標時間の150%、5日目）")));
        assertThat(told(incident)).hasSize(5);
        assertThat(client.get("/v1/incidents/" + incident, "csirt").ok().version())
                .isEqualTo(version + 1);
        assertThat(metric("fired_total")).isGreaterThanOrEqualTo(5);
        assertThat(metric("late_total")).isPositive().isLessThanOrEqualTo(metric("fired_total"));
    }

    private double metric(String name) {
        return new String(client.get("/actuator/prometheus", "admin").ok().bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("csirt_deadlines_" + name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
