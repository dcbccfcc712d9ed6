package jp.csirt.incident.process.erasure;

import java.util.function.Consumer;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.IncidentId;
import org.axonframework.eventhandling.EventHandler;

/**
 * 鍵の破棄: destroys an incident's key because its erasure stands in the log. Whoever dies between the two leaves the event,
 * and the next to read on destroys the key; doing it twice does no harm.
 */
public final class KeyDestruction {

    /** Name of the processor. */
    public static final String NAME = "key-destruction";

    private final Consumer<IncidentId> destroy;

    /**
     * Destroys keys.
     *
     * @param destroy returns when the incident's key is gone for good; fails when it may not be
     */
    public KeyDestruction(Consumer<IncidentId> destroy) {
        this.destroy = destroy;
    }

    @EventHandler
    void on(IncidentErased erased) {
        destroy.accept(erased.incidentId());
    }
}
