package jp.csirt.gate;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code csirt.connection}: how slowly.
 *
 * @param headWithin until the head of the next request is there
 * @param bodyWithin from then until its body is
 */
public record Slowness(
        @DefaultValue("60s") Duration headWithin,
        @DefaultValue("60s") Duration bodyWithin) {}
