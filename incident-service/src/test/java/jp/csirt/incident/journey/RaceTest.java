package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("同時の操作")
@ExtendWith(SharedService.class)
class RaceTest {

    private static final String FINDING = "{\"findings\": \"同時の確認\"}";

    private final Client client;

    RaceTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("48件の同時の報告は、続いた48の管理番号を得る")
    void parallel_filings_get_numbers_without_a_gap() throws Exception {
        var filed = Parallel.calls(
                48,
                () -> client.post("/v1/incidents", "staff", Reports.ofTax("並行")).created());
        List<Long> numbers = filed.stream()
                .map(answer -> Long.valueOf(answer.at("/number").asString().replaceFirst(".*-", "")))
                .sorted()
                .toList();
        assertThat(numbers).isEqualTo(consecutive(numbers.getFirst(), 48));
        List<Long> positions = filed.stream().map(Exchange::position).sorted().toList();
        long events = filed.getFirst().version();
        for (int next = 1; next < positions.size(); next++) {
            assertThat(positions.get(next) - positions.get(next - 1)).isGreaterThanOrEqualTo(events);
        }
    }

    @Test
    @DisplayName("版を問わない8件の同時の操作はすべて通り、版は続く")
    void parallel_acts_on_any_version_all_succeed() throws Exception {
        Exchange filed =
                client.post("/v1/incidents", "staff", Reports.ofTax("同時の操作")).created();
        UUID incident = filed.incidentId();
        var acts = Parallel.calls(
                8, () -> client.act(incident, "situations", "csirt", FINDING).done());
        assertThat(acts.stream().map(Exchange::version).sorted().toList())
                .isEqualTo(consecutive(filed.version() + 1, 8));
        assertThat(client.get("/v1/incidents/" + incident, "csirt").ok().version())
                .isEqualTo(filed.version() + 8);
    }

    @Test
    @DisplayName("同じ版を指した8件の同時の操作は、一つだけ通る")
    void parallel_acts_on_one_version_succeed_once() throws Exception {
        Exchange filed =
                client.post("/v1/incidents", "staff", Reports.ofTax("同じ版")).created();
        UUID incident = filed.incidentId();
        String version = "\"" + filed.version() + "\"";
        String path = "/v1/incidents/" + incident + "/situations";
        var acts = Parallel.calls(8, () -> client.post(path, "csirt", FINDING, "If-Match", version));
        assertThat(acts.stream().filter(act -> act.status() == 200)).hasSize(1);
        acts.stream().filter(act -> act.status() != 200).forEach(act -> act.refused(412, "stale-version"));
        assertThat(client.get("/v1/incidents/" + incident, "csirt").ok().version())
                .isEqualTo(filed.version() + 1);
    }

    private static List<Long> consecutive(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }
}
