package jp.csirt.incident.config;

import java.net.InetAddress;
import jp.csirt.incident.api.console.session.Roster;
import jp.csirt.incident.domain.profile.PolicyProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** デモ: a roster with fixed keys, on this machine only. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

    @Bean
    FixedKeys demoKeys(ServerProperties server) {
        InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalStateException(
                    "the demo profile has keys that everybody knows: it starts on a loopback address only, not on "
                            + address);
        }
        LOG.warn("DEMO: everybody on this machine knows the keys; never keep real incidents here");
        return DemoRoster.keys();
    }

    @Bean
    Roster consoleRoster(PolicyProfile profile) {
        return DemoRoster.roster(profile);
    }

    @Bean
    FirstAccess demoRoster() {
        return new DemoRoster();
    }
}
