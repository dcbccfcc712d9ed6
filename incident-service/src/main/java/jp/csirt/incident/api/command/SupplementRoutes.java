package jp.csirt.incident.api.command;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.incident.Supplement;
import jp.csirt.incident.domain.incident.SupplementCommand.SupplementFields;
import org.jspecify.annotations.Nullable;

/** 様式の補足: fields of the forms that no other act fills. */
final class SupplementRoutes {

    private final ActEndpoint endpoint;

    SupplementRoutes(ActEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The routes. */
    List<Route> routes() {
        return List.of(endpoint.act("supplements", Permission.SUPPLEMENT_FORM, Request.class, this::supplement));
    }

    Prepared supplement(Target target, Request request) {
        List<Supplement> values = request.values();
        endpoint.clock()
                .facts()
                .require(
                        !values.isEmpty()
                                && values.stream()
                                                .map(Supplement::fieldId)
                                                .distinct()
                                                .count()
                                        == values.size(),
                        "/values",
                        "WRONG_FORM",
                        "補足する項目を、重ねずに一つ以上送ってください。")
                .check();
        return Prepared.of(new SupplementFields(target.incidentId(), target.act(), values));
    }

    /** 様式の補足. */
    record Request(List<Supplement> values, @Nullable Instant occurredAt) implements Timed {}
}
