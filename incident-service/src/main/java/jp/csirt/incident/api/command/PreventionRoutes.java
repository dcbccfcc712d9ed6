package jp.csirt.incident.api.command;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.DecisionResult;
import jp.csirt.incident.domain.incident.OrderedMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.CarryOverMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.DecidePrevention;
import jp.csirt.incident.domain.incident.PreventionCommand.ImplementMeasure;
import jp.csirt.incident.domain.incident.PreventionCommand.ProposePrevention;
import jp.csirt.incident.domain.incident.PreventionCommand.VerifyMeasure;
import jp.csirt.incident.domain.incident.ProposedMeasure;

/** 再発防止策・CISO確認・措置. */
public final class PreventionRoutes {

    private final ActEndpoint endpoint;

    public PreventionRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                endpoint.act(
                        "prevention-plans",
                        Permission.PROPOSE_PREVENTION,
                        Requests.ProposePrevention.class,
                        this::propose),
                endpoint.act(
                        "prevention-plans/{n}/decision",
                        Permission.DECIDE_PREVENTION,
                        Requests.DecidePrevention.class,
                        this::decide),
                endpoint.act(
                        "measures/{measureId}/implementation",
                        Permission.IMPLEMENT_MEASURE,
                        Requests.ImplementMeasure.class,
                        PreventionRoutes::implement),
                endpoint.act(
                        "measures/{measureId}/verification",
                        Permission.VERIFY_MEASURE,
                        Requests.VerifyMeasure.class,
                        PreventionRoutes::verify),
                endpoint.act(
                        "measures/{measureId}/carry-over",
                        Permission.CARRY_OVER_MEASURE,
                        Requests.CarryOverMeasure.class,
                        PreventionRoutes::carryOver));
    }

    Prepared propose(Target target, Requests.ProposePrevention request) {
        endpoint.clock()
                .facts()
                .require(!request.measures().isEmpty(), "/measures", "REQUIRED", "少なくとも一つの再発防止策を送ってください。")
                .check();
        List<ProposedMeasure> measures = request.measures().stream()
                .map(m -> new ProposedMeasure(m.what(), m.ownerPost(), m.dueOn(), Boolean.TRUE.equals(m.done())))
                .toList();
        return Prepared.numbered(
                new ProposePrevention(target.incidentId(), target.act(), measures), "prevention-plans");
    }

    private Prepared decide(Target target, Requests.DecidePrevention request) {
        List<OrderedMeasure> orders = orders(request);
        boolean approved = request.result() == DecisionResult.APPROVED;
        endpoint.clock()
                .facts()
                .require(
                        !approved || !orders.isEmpty() || request.notNeededReason() != null,
                        "/orders",
                        "REQUIRED",
                        "承認するときは、措置を指示するか、措置不要の理由 notNeededReason を送ってください。")
                .require(approved || orders.isEmpty(), "/orders", "CONTRADICTION", "差し戻すときは、措置を指示できません。")
                .check();
        return Prepared.several(
                new DecidePrevention(
                        target.incidentId(),
                        target.act(),
                        target.number("n"),
                        request.result(),
                        request.comment(),
                        orders,
                        request.notNeededReason(),
                        request.override()),
                "measures",
                orders.stream().map(OrderedMeasure::measureId).toList());
    }

    private static List<OrderedMeasure> orders(Requests.DecidePrevention request) {
        List<Requests.Order> orders = request.orders() == null ? List.of() : request.orders();
        return orders.stream()
                .map(order -> new OrderedMeasure(UUID.randomUUID(), order.measure(), order.ownerPost(), order.dueOn()))
                .toList();
    }

    private static Prepared implement(Target target, Requests.ImplementMeasure request) {
        return Prepared.of(
                new ImplementMeasure(target.incidentId(), target.act(), target.id("measureId"), request.what()));
    }

    private static Prepared verify(Target target, Requests.VerifyMeasure request) {
        return Prepared.of(new VerifyMeasure(
                target.incidentId(), target.act(), target.id("measureId"), request.result(), request.note()));
    }

    private static Prepared carryOver(Target target, Requests.CarryOverMeasure request) {
        return Prepared.of(new CarryOverMeasure(
                target.incidentId(),
                target.act(),
                target.id("measureId"),
                request.ownerPost(),
                request.dueOn(),
                request.reason()));
    }
}
