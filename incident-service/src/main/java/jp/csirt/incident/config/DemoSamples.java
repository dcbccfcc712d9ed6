package jp.csirt.incident.config;

import java.time.Clock;
import java.util.stream.Collectors;
import jp.csirt.incident.demo.SampleLoader;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.eventstore.CommitLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** デモの事案: put into an empty store once the service answers. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoSamples {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSamples.class);

    private static final String INCIDENT = "incident";

    @Bean
    ApplicationListener<WebServerInitializedEvent> sampleIncidents(
            CommitLog log,
            AggregateIndex aggregates,
            Clock serviceClock,
            CsirtProperties properties,
            PolicyProfile profile) {
        return started -> {
            if (properties.demo().samples()) {
                var loader = new SampleLoader(
                        started.getWebServer().getPort(),
                        serviceClock,
                        profile.organs().stream().map(PolicyProfile.Organ::code).collect(Collectors.toSet()));
                log.head()
                        .flatMap(head ->
                                aggregates.begunWithin(INCIDENT, 0, head.last()).hasElements())
                        .filter(incidents -> !incidents)
                        .flatMap(empty -> loader.load())
                        .subscribe(
                                nothing -> {},
                                failure -> LOG.warn("the sample incidents could not be loaded", failure));
            }
        };
    }
}
