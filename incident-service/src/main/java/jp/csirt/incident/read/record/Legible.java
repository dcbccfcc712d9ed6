package jp.csirt.incident.read.record;

import java.util.Optional;
import java.util.function.Supplier;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 読める記録: for whoever looks at many incidents, and goes on where this version cannot read one of them. */
public final class Legible {

    private static final Logger LOG = LoggerFactory.getLogger(Legible.class);

    private Legible() {}

    /** What is made of records; empty where a newer version wrote one of them. */
    public static <T> Optional<T> of(Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (UnreadableEventException e) {
            LOG.warn("one incident is left out: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
