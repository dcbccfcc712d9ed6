package jp.csirt.incident.api.command;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.Addressee;
import jp.csirt.incident.domain.incident.DirectionCommand.GiveCisoInstruction;
import jp.csirt.incident.domain.incident.DirectionCommand.InvokeEmergencyPlan;
import jp.csirt.incident.domain.incident.DirectionCommand.OrderUsageInvestigation;
import jp.csirt.incident.domain.incident.DirectionCommand.RecordSystemStop;
import jp.csirt.incident.domain.incident.DirectionTrack;
import jp.csirt.incident.domain.incident.SharingCommand.ShareInformation;
import jp.csirt.incident.read.record.IncidentRecord;

/** 統括・CISOの決定と指示、関係機関との共有. */
final class DirectionRoutes {

    private final ActEndpoint endpoint;

    DirectionRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    List<Route> routes() {
        return List.of(
                endpoint.act("system-stops", Permission.STOP_SYSTEM, TrackRequests.RecordSystemStop.class, this::stop),
                endpoint.act(
                        "usage-investigations",
                        Permission.ORDER_USAGE_INVESTIGATION,
                        TrackRequests.OrderUsageInvestigation.class,
                        DirectionRoutes::mayOrder,
                        DirectionRoutes::order),
                endpoint.act(
                        "ciso-instructions",
                        Permission.GIVE_CISO_INSTRUCTION,
                        TrackRequests.GiveCisoInstruction.class,
                        (target, request) -> Prepared.of(new GiveCisoInstruction(
                                target.incidentId(),
                                target.act(),
                                request.text(),
                                request.to().stream().map(Addressee::new).toList()))),
                endpoint.act(
                        "emergency-plan",
                        Permission.INVOKE_EMERGENCY_PLAN,
                        TrackRequests.InvokeEmergencyPlan.class,
                        (target, request) -> Prepared.of(
                                new InvokeEmergencyPlan(target.incidentId(), target.act(), request.planVersion()))),
                endpoint.act(
                        "information-sharings",
                        Permission.SHARE_INFORMATION,
                        TrackRequests.ShareInformation.class,
                        (target, request) -> Prepared.of(new ShareInformation(
                                target.incidentId(), target.act(), request.to(), request.tlp(), request.content()))));
    }

    private Prepared stop(Target target, TrackRequests.RecordSystemStop request) {
        Instant restartedAt = request.restartedAt();
        var facts = endpoint.clock().facts().notInFuture("/stoppedAt", request.stoppedAt());
        if (restartedAt != null) {
            facts.notInFuture("/restartedAt", restartedAt)
                    .notAfter("/stoppedAt", request.stoppedAt(), restartedAt, "停止の日時は、再開の日時より後にはできません。");
        }
        facts.check();
        return Prepared.of(new RecordSystemStop(
                target.incidentId(), target.act(), request.system(), request.stoppedAt(), restartedAt));
    }

    /** 7.2(2): the CISO, or whom the CISO's instructions in this incident name. */
    private static Post mayOrder(Call call, IncidentRecord incident, TrackRequests.OrderUsageInvestigation request) {
        DirectionTrack directions = incident.state().directions();
        return Permission.ORDER_USAGE_INVESTIGATION.allPosts(call.caller()).stream()
                .filter(post -> post.role() == Role.CISO || directions.names(post))
                .findFirst()
                .orElseThrow(ApiProblem::forbidden);
    }

    private static Prepared order(
            Target target, IncidentRecord incident, TrackRequests.OrderUsageInvestigation request) {
        return Prepared.of(
                new OrderUsageInvestigation(target.incidentId(), target.act(), request.scope(), request.target()));
    }
}
