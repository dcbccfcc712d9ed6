package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import jp.csirt.incident.IncidentServiceApplication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

@DisplayName("デモの待ち受け")
class DemoAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
    @DisplayName("だれでも知っている鍵のデモは、ほかの機械から届く住所では起動しない")
    void the_demo_stays_on_this_machine(String address, @TempDir Path store) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(IncidentServiceApplication.class)
                        .main(IncidentServiceApplication.class)
                        .profiles("demo")
                        .run(
                                "--server.port=0",
                                "--server.address=" + address,
                                "--csirt.mongodb-uri=",
                                "--csirt.master-key=",
                                "--csirt.store.path=" + store)
                        .close())
                .hasStackTraceContaining("it starts on a loopback address only");
    }
}
