package jp.csirt.incident.platform.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server behind the connection does not do what the event store relies on; the service must not start on it. */
public final class UnfitServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitServerException(List<String> failures) {
        this(failures, null);
    }

    UnfitServerException(List<String> failures, @Nullable Throwable cause) {
        super("This database server cannot hold the event store: " + String.join("; ", failures) + ".", cause);
    }
}
