package jp.csirt.incident.api.docs;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** 操作の名: what the contract calls each of its operations, by method and path. */
public record OperationNames(Map<String, String> names) {

    public OperationNames {
        names = Map.copyOf(names);
    }

    static OperationNames of(Node contract) {
        var names = new HashMap<String, String>();
        contract.at("paths")
                .members()
                .forEach(path -> path.members().stream()
                        .filter(operation -> operation.at("summary").isThere())
                        .forEach(operation -> names.put(
                                operation.name().toUpperCase(Locale.ROOT) + " " + path.name(),
                                operation.at("summary").text())));
        return new OperationNames(names);
    }

    /** The name of a request; of a page, that of the act whose form it shows or sends. Empty for anything else. */
    public String of(String action) {
        return names.getOrDefault(
                action, names.getOrDefault(action.replaceFirst("^(GET|POST) /(?!v1/)", "POST /v1/"), ""));
    }
}
