package jp.csirt.incident.config;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What the entrance of the service lets in; every key stands with its default in {@code application.yaml}. */
@ConfigurationProperties("csirt")
record GateProperties(
        @DefaultValue RateLimiting rateLimit,
        @DefaultValue Connections connection,
        @DefaultValue Origins cors) {

    /**
     * How often.
     *
     * @param perMinute requests of each key, and of each address without one; 0 = no limit
     */
    record RateLimiting(@DefaultValue("6000") int perMinute) {

        RateLimiting {
            if (perMinute < 0) {
                throw new IllegalArgumentException("csirt.rate-limit.per-minute must not be negative");
            }
        }
    }

    /**
     * How slowly.
     *
     * @param headWithin until the head of the next request is there
     * @param bodyWithin from then until its body is
     */
    record Connections(
            @DefaultValue("60s") Duration headWithin,
            @DefaultValue("60s") Duration bodyWithin) {}

    /**
     * Pages of other places.
     *
     * @param allowedOrigins whose pages may call
     */
    record Origins(@DefaultValue List<String> allowedOrigins) {}
}
