package jp.csirt.incident.config;

import java.util.Map;
import java.util.UUID;

/** 決まった鍵: keys everybody knows, by what they are. They are never stored, so that they open a store in the demo only. */
record FixedKeys(Map<String, UUID> ids) {

    static final FixedKeys NONE = new FixedKeys(Map.of());

    FixedKeys {
        ids = Map.copyOf(ids);
    }
}
