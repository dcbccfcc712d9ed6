package jp.csirt.incident.api.download;

import java.util.List;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.export.form.FieldState;
import jp.csirt.incident.export.form.Preflight;

/** 記入の点検 as the API gives it. */
public record PreflightReply(List<Item> items) {

    static PreflightReply of(Preflight preflight) {
        return new PreflightReply(preflight.items().stream().map(Item::of).toList());
    }

    /** 未記入の項目; {@code roles} can fill it. */
    public record Item(
            String fieldId, String label, String stage, FieldState state, List<String> roles, String endpoint) {

        private static Item of(Preflight.Item open) {
            List<String> roles = Permission.valueOf(open.permission()).roles().stream()
                    .map(Enum::name)
                    .toList();
            return new Item(open.fieldId(), open.label(), open.stage(), open.state(), roles, open.endpoint());
        }
    }
}
