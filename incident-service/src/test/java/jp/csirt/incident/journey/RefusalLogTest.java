package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("断った操作と失敗した操作のログ")
@ExtendWith(OutputCaptureExtension.class)
class RefusalLogTest {

    private final StoreFolder folder = new StoreFolder();
    private final Node node = Node.start(folder.uri(), "one");

    @AfterEach
    void close() {
        node.close();
        folder.close();
    }

    @Test
    @DisplayName("規則が断っても警告は出ず、本当の失敗は警告と誤りが出る")
    void a_rule_that_refuses_is_no_warning(CapturedOutput output) {
        UUID incident = Reports.file(node.client(), Reports.ofTax("断られる"));
        node.client().act(incident, "receipt", "csirt", "").done();
        int before = output.length();
        node.client().act(incident, "receipt", "csirt", "").refused(409, "already-received");
        node.client().act(incident, "closure", "ciso", "").refused(409, "guards-unmet");
        assertThat(output.toString().substring(before).lines()).noneMatch(line -> line.contains("resulted in"));

        node.beforeAppend(SituationConfirmed.class, 1, () -> {
            throw new IllegalStateException("broken on purpose");
        });
        assertThatThrownBy(() -> node.client().act(incident, "situations", "csirt", "{\"findings\": \"失敗\"}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("500");

        assertThat(output.toString().substring(before).lines())
                .anyMatch(line ->
                        line.contains("WARN") && line.contains("resulted in") && line.contains("broken on purpose"))
                .filteredOn(line -> line.contains("ERROR") && line.contains("situations failed"))
                .as("told once")
                .hasSize(1);
    }
}
