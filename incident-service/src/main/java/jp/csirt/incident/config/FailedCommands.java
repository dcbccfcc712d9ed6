package jp.csirt.incident.config;

import jp.csirt.incident.domain.incident.IncidentRejected;
import jp.csirt.incident.domain.incident.RequestRepeated;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.callbacks.FailureLoggingCallback;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.LoggerFactory;

/**
 * Warns of commands that failed. A 拒否 is no failure: a rule did what it is for, and its caller is told why; nor is a
 * repeated request, which is answered from the log.
 */
final class FailedCommands implements CommandCallback<Object, Object> {

    private final CommandCallback<Object, Object> warning =
            new FailureLoggingCallback<>(LoggerFactory.getLogger(CommandGateway.class));

    @Override
    public void onResult(CommandMessage<?> command, CommandResultMessage<?> result) {
        if (result.optionalExceptionResult().filter(FailedCommands::isAnswer).isEmpty()) {
            warning.onResult(command, result);
        }
    }

    private static boolean isAnswer(Throwable cause) {
        return cause instanceof IncidentRejected || cause instanceof RequestRepeated;
    }
}
