package jp.csirt.incident.api.command;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.ContainmentCommand.DeclareContainmentNotNeeded;
import jp.csirt.incident.domain.incident.ContainmentCommand.ExecuteContainment;
import jp.csirt.incident.domain.incident.ContainmentCommand.InstructContainment;
import jp.csirt.incident.domain.incident.Execution;
import jp.csirt.incident.domain.incident.IncidentCommand;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.RecoveryCommand.DeclareRecoveryNotNeeded;
import jp.csirt.incident.domain.incident.RecoveryCommand.ExecuteRecovery;
import jp.csirt.incident.domain.incident.RecoveryCommand.InstructRecovery;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 応急措置と復旧: the same acts on two tracks. */
public final class ResponseRoutes {

    private final ActEndpoint endpoint;

    public ResponseRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                instruct("containment-instructions", InstructContainment::new),
                execute("containment-actions", ExecuteContainment::new),
                notNeeded("containment/not-needed", DeclareContainmentNotNeeded::new),
                instruct("recovery-instructions", InstructRecovery::new),
                execute("recovery-actions", ExecuteRecovery::new),
                notNeeded("recovery/not-needed", DeclareRecoveryNotNeeded::new));
    }

    private Route instruct(String path, Instruct command) {
        return endpoint.act(
                path,
                Permission.INSTRUCT_RESPONSE,
                Requests.Instruct.class,
                (target, request) -> Prepared.numbered(
                        command.of(
                                target.incidentId(),
                                target.act(),
                                new Instruction(request.to(), request.measures(), request.dueAt())),
                        path));
    }

    private Route execute(String path, Execute command) {
        return endpoint.act(
                path,
                Permission.EXECUTE_RESPONSE,
                Requests.Execute.class,
                (target, request) -> Prepared.numbered(
                        command.of(
                                target.incidentId(),
                                target.act(),
                                request.instruction(),
                                new Execution(request.what(), request.effect(), request.checkedBy()),
                                checker(target, request.checkedBy())),
                        path));
    }

    /** The caller, if the name or id given for the checker is the caller's own; whoever else it names is not looked up. */
    private static @Nullable UUID checker(Target target, @Nullable String checkedBy) {
        Caller caller = target.call().caller();
        boolean own = checkedBy != null
                && Stream.of(caller.title(), caller.personId().toString())
                        .anyMatch(name -> plain(name).equals(plain(checkedBy)));
        return own ? caller.personId() : null;
    }

    /** However wide it is written, and with whatever spaces. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }

    private Route notNeeded(String path, NotNeeded command) {
        return endpoint.act(
                path,
                Permission.INSTRUCT_RESPONSE,
                Requests.WithReason.class,
                (target, request) -> Prepared.of(command.of(target.incidentId(), target.act(), request.reason())));
    }

    /** 指示. */
    private interface Instruct {
        IncidentCommand of(IncidentId incidentId, Act act, Instruction instruction);
    }

    /** 実施. */
    private interface Execute {
        IncidentCommand of(
                IncidentId incidentId,
                Act act,
                @Nullable Integer instruction,
                Execution execution,
                @Nullable UUID checker);
    }

    /** 不要. */
    private interface NotNeeded {
        IncidentCommand of(IncidentId incidentId, Act act, String reason);
    }
}
