package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("外への問合せ")
@ExtendWith(SharedService.class)
class OutsideCallsTest {

    private final Client client;

    OutsideCallsTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("記録は働いている")
    void lookups_are_recorded() throws UnknownHostException {
        assertThat(InetAddress.getAllByName("localhost")).allMatch(InetAddress::isLoopbackAddress);
        assertThat(RecordingResolver.names()).contains("localhost");
    }

    @Test
    @DisplayName("働く間に引いた名前は、この機械のものだけ")
    void only_this_machine_is_looked_up() throws UnknownHostException {
        client.act(Reports.file(client, Reports.ofTax("外への問合せ")), "receipt", "csirt", "")
                .done();
        assertThat(RecordingResolver.names())
                .isSubsetOf("localhost", InetAddress.getLocalHost().getHostName());
    }

    @Test
    @DisplayName("Axonの更新確認は動いていない")
    void axon_does_not_look_for_updates() {
        client.get("/v1/session", "csirt").ok();
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("update"));
    }
}
