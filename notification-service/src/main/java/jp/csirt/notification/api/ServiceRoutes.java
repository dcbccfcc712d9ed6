package jp.csirt.notification.api;

import static jp.csirt.notification.api.Route.Access.OPEN;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The contract itself, and how the service is. */
final class ServiceRoutes {

    private final String contract;
    private final HealthReport health;

    /**
     * The routes.
     *
     * @param contract the OpenAPI file, served as it is
     */
    ServiceRoutes(String contract, HealthReport health) {
        this.contract = contract;
        this.health = health;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/openapi.yaml", OPEN, call -> this::contract),
                Route.get("/actuator/health", OPEN, this::health));
    }

    private Reply contract() {
        return new Reply(200, "application/yaml", contract, Map.of());
    }

    /** Without a key only the status. */
    private Supplier<Reply> health(Call call) {
        return () -> health.reply(call.caller() != null);
    }
}
