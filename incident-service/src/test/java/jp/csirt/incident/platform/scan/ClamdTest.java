package jp.csirt.incident.platform.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import jp.csirt.incident.platform.StoreProcess;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.scan.VirusScanner.Scan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("clamdへの問合せ")
class ClamdTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final byte[] HARMLESS = "何でもない".getBytes(StandardCharsets.UTF_8);

    private static Clamd at(String address) {
        return new Clamd(ClamdAddress.of(address), Duration.ofSeconds(2));
    }

    private static Optional<String> found(Clamd clamd, byte[]... pieces) {
        try (Scan scan = Objects.requireNonNull(Await.first(clamd.begin(), WITHIN))) {
            for (byte[] piece : pieces) {
                Await.first(scan.write(piece), WITHIN);
            }
            Optional<String> found = Await.first(scan.found(), WITHIN);
            return found == null ? Optional.of("no verdict") : found;
        }
    }

    @Test
    @DisplayName("一片ずつ送ったものが、続いた一つのファイルとして検査される")
    void pieces_are_scanned_as_one_file() {
        try (var server = ClamdServer.onLoopback()) {
            byte[] first = ClamdServer.VIRUS.substring(0, 9).getBytes(StandardCharsets.UTF_8);
            byte[] rest = ClamdServer.VIRUS.substring(9).getBytes(StandardCharsets.UTF_8);
            assertThat(found(at(server.address()), HARMLESS)).isEmpty();
            assertThat(found(at(server.address()))).isEmpty();
            assertThat(found(at(server.address()), first, rest)).contains("Sample.Virus-1");
            assertThat(server.scanned()).hasSize(3).first().isEqualTo(HARMLESS);
        }
    }

    @Test
    @DisplayName("ファイルシステム上のソケットでも同じに働く")
    void a_unix_socket_works_as_well(@TempDir Path folder) throws IOException {
        try (var server = ClamdServer.onSocket(folder.resolve("clamd.ctl"))) {
            assertThat(found(at(server.address()), HARMLESS)).isEmpty();
            assertThat(server.scanned()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTREAM size limit exceeded. ERROR\0", "", "OK", "stream: OK later", "FOUND"})
    @DisplayName("判定でない答えは、検査できなかったこととする")
    void any_other_answer_is_no_verdict(String answer) {
        try (var server = ClamdServer.onLoopback(_ -> answer)) {
            assertThatThrownBy(() -> found(at(server.address()), HARMLESS))
                    .isInstanceOf(ScannerUnavailableException.class);
        }
    }

    @Test
    @DisplayName("届かない、又は答えない検査は、待ち続けずに検査できなかったこととする")
    void an_absent_or_silent_scanner_is_not_waited_for() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> found(at("tcp://127.0.0.1:" + silent.getLocalPort()), HARMLESS))
                    .isInstanceOf(ScannerUnavailableException.class);
        }
        assertThatThrownBy(() -> found(at("tcp://127.0.0.1:" + StoreProcess.freePort())))
                .isInstanceOf(ScannerUnavailableException.class);
        assertThatThrownBy(() -> found(at("unix:/nowhere/clamd.ctl"))).isInstanceOf(ScannerUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:3310", "tcp://127.0.0.1", "http://127.0.0.1:3310", "unix://host/x", "clamd"})
    @DisplayName("読めない設定は、どう書くかを示して断る")
    void an_unreadable_setting_is_refused(String setting) {
        assertThatThrownBy(() -> ClamdAddress.of(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tcp://<host>:<port>");
    }
}
