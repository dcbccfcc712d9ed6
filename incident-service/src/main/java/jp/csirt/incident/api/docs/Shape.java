package jp.csirt.incident.api.docs;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** 形: one schema of the contract with its members and codes. */
record Shape(String name, String type, Prose description, List<Member> members) {

    private static final List<String> BOUNDS = List.of(
            "format",
            "const",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "pattern",
            "default");

    static List<Shape> all(Node contract) {
        return contract.at("components").at("schemas").members().stream()
                .map(schema -> new Shape(
                        schema.name(),
                        type(schema),
                        Prose.of(schema.at("description").text()),
                        members(schema)))
                .toList();
    }

    private static List<Member> members(Node schema) {
        Set<String> required = Set.copyOf(schema.at("required").texts());
        return Stream.concat(
                        schema.at("properties").members().stream()
                                .map(member -> new Member(
                                        member.name(),
                                        member.component().isEmpty() ? type(member) : "",
                                        link(member),
                                        required.contains(member.name()),
                                        Prose.of(member.at("description").text()))),
                        schema.at("allOf").items().stream().flatMap(part -> members(part).stream()))
                .toList();
    }

    /** The schema it is, or holds a list of; blank when it is told here. */
    static String link(Node schema) {
        return schema.component().isEmpty() ? schema.at("items").component() : schema.component();
    }

    static String type(Node schema) {
        String kind = schema.at("type").value() instanceof List<?> kinds
                ? kinds.stream().map(String::valueOf).collect(joining(" | "))
                : schema.at("type").text();
        String codes = String.join(" | ", schema.at("enum").texts());
        String bounds = BOUNDS.stream()
                .filter(bound -> schema.at(bound).isThere())
                .map(bound -> bound + " " + schema.at(bound).text())
                .collect(joining(", "));
        return Stream.of(kind, codes, bounds).filter(part -> !part.isEmpty()).collect(joining(": "));
    }

    /** 項目. */
    record Member(String name, String type, String link, boolean required, Prose description) {}
}
