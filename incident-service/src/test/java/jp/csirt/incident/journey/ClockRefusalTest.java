package jp.csirt.incident.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import jp.csirt.incident.IncidentServiceApplication;
import jp.csirt.incident.platform.clock.RealTimeStoreException;
import jp.csirt.incident.platform.personal.TestStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("合わせられる時計での始動")
@ExtendWith(OutputCaptureExtension.class)
class ClockRefusalTest {

    private static final String ADJUSTABLE = "--csirt.clock.adjustable=true";

    @Test
    @DisplayName("実際の時を記録した保存先では、一行で断られる")
    void a_store_of_real_time_is_refused_in_one_line(@TempDir Path folder, CapturedOutput output) {
        try (TestStore store = TestStore.open(folder)) {
            String uri = "--csirt.mongodb-uri=" + store.uri();
            try (var service = new TestService(uri, OperatorKeys.MASTER, OperatorKeys.SIGNING)) {
                Reports.file(service.client(), Reports.ofTax("実際の事案"));
            }
            assertThatThrownBy(() -> start(uri)).hasRootCauseInstanceOf(RealTimeStoreException.class);
        }
        assertThat(output.toString().lines())
                .anyMatch(line -> line.startsWith("csirt.clock.adjustable=true works only on a store that was created"))
                .noneMatch(line -> line.contains("THE SERVICE CLOCK CAN BE SET"))
                .noneMatch(line -> line.startsWith("\tat org.springframework"))
                .noneMatch(line -> line.startsWith("\tat jp.csirt"));
    }

    @Test
    @DisplayName("そのために作られた保存先では始まり、大きく警告し、再起動で機械の時刻に戻る")
    void a_store_made_for_it_is_taken_with_a_loud_warning(@TempDir Path folder, CapturedOutput output) {
        try (TestStore store = TestStore.open(folder)) {
            String uri = "--csirt.mongodb-uri=" + store.uri();
            String set;
            try (var service = new TestService(uri, OperatorKeys.MASTER, OperatorKeys.SIGNING, ADJUSTABLE)) {
                set = service.client()
                        .call("PUT", "/v1/ops/clock", "admin", "{\"advance\": \"P3650D\"}".getBytes(UTF_8))
                        .ok()
                        .at("/now")
                        .asString();
                Reports.file(service.client(), Reports.ofTax("訓練の事案"));
            }
            try (var service = new TestService(uri, OperatorKeys.MASTER, OperatorKeys.SIGNING, ADJUSTABLE)) {
                assertThat(service.client()
                                .get("/v1/ops/clock", "admin")
                                .ok()
                                .at("/now")
                                .asString())
                        .isLessThan(set);
            }
            try (var service = new TestService(uri, OperatorKeys.MASTER, OperatorKeys.SIGNING)) {
                service.client().get("/v1/ops/clock", "admin").refused(404, "not-found");
                Reports.file(service.client(), Reports.ofTax("時計のない始動"));
            }
        }
        assertThat(output.toString().lines().filter(line -> line.contains("THE SERVICE CLOCK CAN BE SET")))
                .hasSize(2);
    }

    private static void start(String uri) {
        new SpringApplicationBuilder(IncidentServiceApplication.class)
                .main(IncidentServiceApplication.class)
                .profiles("demo")
                .run("--server.port=0", uri, OperatorKeys.MASTER, OperatorKeys.SIGNING, ADJUSTABLE)
                .close();
    }
}
