package jp.csirt.incident.api.command;

import java.util.Map;
import jp.csirt.incident.domain.incident.IncidentCommand;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 命令の送り先. */
@FunctionalInterface
public interface Commands {

    /**
     * Sends a command and waits until what it brought about is durable. A race lost to another node is {@link
     * org.axonframework.modelling.command.ConflictingModificationException} where a version was expected; otherwise the
     * command is tried again, a few times.
     *
     * @param expectedVersion the version the client has seen; null for whichever it is
     * @param metadata stored with every event
     */
    Mono<Outcome> send(IncidentCommand command, @Nullable Long expectedVersion, Map<String, Object> metadata);

    /**
     * What a command brought about.
     *
     * @param position global position of its last event
     * @param version number of the incident's events
     * @param n number given to what was created; 0 when nothing is numbered
     */
    record Outcome(long position, long version, int n) {}
}
