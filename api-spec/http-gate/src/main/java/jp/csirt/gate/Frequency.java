package jp.csirt.gate;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code csirt.rate-limit}: how often.
 *
 * @param perMinute requests of each key, and of each address without one; 0 = no limit
 */
public record Frequency(@DefaultValue("6000") int perMinute) {

    public Frequency {
        if (perMinute < 0) {
            throw new IllegalArgumentException("csirt.rate-limit.per-minute must not be negative");
        }
    }
}
