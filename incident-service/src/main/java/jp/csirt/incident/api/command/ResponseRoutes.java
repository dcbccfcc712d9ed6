package jp.csirt.incident.api.command;

import java.util.List;
import jp.csirt.incident.api.web.Route;
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
                                new Execution(request.what(), request.effect(), request.checkedBy())),
                        path));
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
        IncidentCommand of(IncidentId incidentId, Act act, @Nullable Integer instruction, Execution execution);
    }

    /** 不要. */
    private interface NotNeeded {
        IncidentCommand of(IncidentId incidentId, Act act, String reason);
    }
}
