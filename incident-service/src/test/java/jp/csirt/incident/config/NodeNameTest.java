package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("ノードの名")
class NodeNameTest {

    private static NodeName of(String nodeId, String uri) {
        var source = new MapConfigurationPropertySource(Map.of("csirt.node-id", nodeId, "csirt.mongodb-uri", uri));
        return NodeName.of(new Binder(source).bindOrCreate("csirt", CsirtProperties.class), 8080);
    }

    @Test
    @DisplayName("決められた名、名のある機械ではその名とポート。再起動しても同じ")
    void it_stays_the_same() {
        assertThat(of("one", "mongodb://db/csirt").value()).isEqualTo("one");
        assertThat(of("", "").value()).isEqualTo("embedded");
        assertThat(NodeName.at("csirt-1", 8080)).isEqualTo(new NodeName("csirt-1:8080"));
        assertThat(NodeName.at("localhost-1", 8080)).isEqualTo(new NodeName("localhost-1:8080"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "LocalHost",
                "localhost.localdomain",
                "127.0.0.1",
                "127.0.1.1",
                "::1",
                "0:0:0:0:0:0:0:1"
            })
    @DisplayName("どの機械もそう呼ばれ得る名は使わず、起動のたびに別の名とする")
    void a_name_that_every_host_may_have_is_not_used(String host) {
        NodeName name = NodeName.at(host, 8080);
        assertThat(name.value()).isNotBlank().doesNotContain("8080");
        assertThat(NodeName.at(host, 8080)).isNotEqualTo(name);
    }
}
