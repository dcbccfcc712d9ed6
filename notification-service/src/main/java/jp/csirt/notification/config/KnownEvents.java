package jp.csirt.notification.config;

import java.util.Set;
import java.util.stream.Collectors;
import jp.csirt.spec.Spec;
import tools.jackson.databind.json.JsonMapper;

/** 知っている出来事: the types of the contract. */
final class KnownEvents {

    private KnownEvents() {}

    static Set<String> types() {
        return JsonMapper.shared()
                .readTree(Spec.PUBLIC_EVENTS.bytes())
                .path("oneOf")
                .valueStream()
                .map(event -> event.at("/properties/type/const").asString())
                .collect(Collectors.toSet());
    }
}
