package jp.csirt.notification.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "http://127.0.0.1:8081, true",
        "http://127.8.0.1, true",
        "http://LOCALHOST:8081/, true",
        "http://notify.localhost, true",
        "http://0.0.0.0:8081, true",
        "http://[::]:8081, true",
        "http://[::1]:8081, true",
        "http://[0:0:0:0:0:0:0:1], true",
        "http://:::8081, true",
        "notify.town.example, true",
        "https://notify.town.example, false",
        "https://notify.town.example:8443/csirt/, false",
        "http://192.168.127.10:8081, false",
        "http://[2001:db8::1]:8081, false"
    })
    @DisplayName("ほかの機械から開けないリンクの元は、そうと分かる")
    void what_only_this_machine_can_open_is_known(String url, boolean nowhere) {
        assertThat(PublicUrl.leadsNowhere(url)).isEqualTo(nowhere);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', true",
        "'', '', demo, false",
        "https://notify.town.example, '', '', true",
        "'', https://csirt.town.example, '', true",
        "https://notify.town.example, https://csirt.town.example, '', false"
    })
    @DisplayName("デモのほかでは、確認のリンクも事案のリンクも開けなければならない")
    void outside_the_demo_both_kinds_of_links_must_lead_somewhere(
            String own, String console, String profile, boolean nowhere) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles(profile.isEmpty() ? new String[0] : new String[] {profile});
        var properties = new Binder(new MapConfigurationPropertySource(
                        Map.of("csirt.public-url", own, "csirt.console-url", console)))
                .bindOrCreate("csirt", NotificationProperties.class);
        assertThat(new DeliveryConfiguration()
                        .linkTargets(properties, environment)
                        .nowhere())
                .isEqualTo(nowhere);
    }
}
