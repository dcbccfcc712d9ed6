package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import jp.csirt.incident.IncidentServiceApplication;
import jp.csirt.incident.platform.personal.MasterKeyException;
import jp.csirt.incident.platform.personal.TestStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("違うマスター鍵での始動")
@ExtendWith(OutputCaptureExtension.class)
class MasterKeyRefusalTest {

    private static final String RIGHT = "QUJD".repeat(10) + "QUI=";
    private static final String WRONG = "QUJD".repeat(10) + "QUE=";

    @Test
    @DisplayName("一行で断られ、鍵は示されない")
    void is_refused_in_one_line_without_showing_a_key(@TempDir Path folder, CapturedOutput output) {
        try (TestStore store = TestStore.open(folder)) {
            String uri = "--csirt.mongodb-uri=" + store.uri();
            try (var service = new TestService(uri, "--csirt.master-key=" + RIGHT, OperatorKeys.SIGNING)) {
                Reports.file(service.client(), Reports.ofTax("鍵のある事案"));
            }
            assertThatThrownBy(() -> start(uri, WRONG)).hasRootCauseInstanceOf(MasterKeyException.class);
            assertThatThrownBy(() -> start(uri, "")).hasRootCauseInstanceOf(MasterKeyException.class);
        }
        assertThat(output.toString().lines())
                .anyMatch(line -> line.matches("the key of \\S+ was wrapped by the master key \\S+, but .+"))
                .anyMatch(line -> line.startsWith("CSIRT_MASTER_KEY (csirt.master-key) must be given"))
                .noneMatch(line -> line.startsWith("\tat org.springframework")) // a refusal's trace runs through it;
                .noneMatch(line -> line.startsWith("\tat jp.csirt")) // a server that lost its client may log its own
                .noneMatch(line -> line.contains(RIGHT) || line.contains(WRONG));
    }

    private static void start(String uri, String masterKey) {
        new SpringApplicationBuilder(IncidentServiceApplication.class)
                .main(IncidentServiceApplication.class)
                .profiles("demo")
                .run("--server.port=0", uri, OperatorKeys.SIGNING, "--csirt.master-key=" + masterKey)
                .close();
    }
}
