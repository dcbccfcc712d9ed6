package jp.csirt.incident.config;

import java.util.List;
import jp.csirt.gate.Frequency;
import jp.csirt.gate.Slowness;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the entrance of the service lets in; every key stands with its default in {@code application.yaml}. */
@ConfigurationProperties("csirt")
record GateProperties(
        @DefaultValue Frequency rateLimit,
        @DefaultValue Slowness connection,
        @DefaultValue Origins cors) {

    /**
     * Pages of other places.
     *
     * @param allowedOrigins whose pages may call
     */
    record Origins(@DefaultValue List<String> allowedOrigins) {}
}
