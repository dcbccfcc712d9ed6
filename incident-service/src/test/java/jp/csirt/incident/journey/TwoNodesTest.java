package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import jp.csirt.incident.platform.personal.TestStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("一つのデータベースと二つのノード")
class TwoNodesTest {

    @Test
    @DisplayName("一方が書いた個人情報を他方が読み、続きを書ける")
    void each_reads_what_the_other_wrote(@TempDir Path folder) {
        try (TestStore store = TestStore.open(folder);
                var one = new TestService(
                        "--csirt.mongodb-uri=" + store.uri(), OperatorKeys.MASTER, OperatorKeys.SIGNING);
                var two = new TestService(
                        "--csirt.mongodb-uri=" + store.uri(), OperatorKeys.MASTER, OperatorKeys.SIGNING)) {
            UUID incident = Reports.file(one.client(), Reports.full("二つのノードの事案"));
            two.client()
                    .act(incident, "situations", "csirt", "{\"findings\": \"続きは他方で\"}")
                    .done();

            for (TestService node : new TestService[] {one, two}) {
                assertThat(node.client()
                                .get("/v1/incidents/" + incident + "/timeline", "ciso")
                                .ok()
                                .each("/items", "text"))
                        .startsWith("報告: 二つのノードの事案")
                        .contains("状況確認: 続きは他方で");
            }
        }
    }
}
