package jp.csirt.spec;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Breaking changes of schemas: what is sent may not be refused that was taken, what is answered may not surprise. */
final class SchemaBreaks {

    private static final List<String> LOWER = List.of("minimum", "minLength", "minItems");
    private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems");
    private static final List<String> EXACT =
            List.of("pattern", "format", "const", "additionalProperties", "contentEncoding");
    private static final List<String> COMBINED = List.of("allOf", "oneOf", "anyOf");

    private final JsonNode released;
    private final JsonNode present;
    private final Consumer<String> breaks;
    private final Set<String> compared = new HashSet<>();

    SchemaBreaks(JsonNode released, JsonNode present, Consumer<String> breaks) {
        this.released = released;
        this.present = present;
        this.breaks = breaks;
    }

    /** Of what clients send. */
    void sent(String where, JsonNode was, JsonNode is) {
        compare(true, where, was, is);
    }

    /** Of what clients are answered. */
    void answered(String where, JsonNode was, JsonNode is) {
        compare(false, where, was, is);
    }

    static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref")
                ? document.at(Documents.pointer(node.path("$ref").asString()))
                : node;
    }

    private void compare(boolean sent, String where, JsonNode wasThere, JsonNode isThere) {
        if (wasThere.has("$ref") && !compared.add(sent + " " + wasThere.path("$ref") + " " + isThere.path("$ref"))) {
            return;
        }
        String place = wasThere.has("$ref") ? name(wasThere) : where;
        JsonNode was = resolved(released, wasThere);
        JsonNode is = resolved(present, isThere);
        types(sent, place, was, is);
        codes(sent, place, was.path("enum"), is.path("enum"));
        if (sent) {
            bounds(place, was, is);
        }
        members(sent, place, was, is);
        if (was.has("items")) {
            compare(sent, place + "[]", was.path("items"), is.path("items"));
        }
        for (String combined : COMBINED) {
            parts(sent, place + " " + combined, was.path(combined), is.path(combined));
        }
    }

    private static String name(JsonNode reference) {
        String ref = reference.path("$ref").asString();
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    private void types(boolean sent, String where, JsonNode was, JsonNode is) {
        Set<String> before = types(was);
        Set<String> now = types(is);
        boolean fits =
                (before.isEmpty() && now.isEmpty()) || (sent ? now.containsAll(before) : before.containsAll(now));
        if (!fits) {
            breaks.accept(where + ": the type was " + before + " and is " + now);
        }
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isString() ? Set.of(type.asString()) : texts(type);
    }

    /** New codes may be answered; every code that was taken is taken still. */
    private void codes(boolean sent, String where, JsonNode was, JsonNode is) {
        if (was.isMissingNode() && sent && !is.isMissingNode()) {
            breaks.accept(where + ": only certain codes are taken now");
        }
        if (!was.isMissingNode() && !is.isMissingNode()) {
            Set<String> now = texts(is);
            texts(was).stream()
                    .filter(code -> !now.contains(code))
                    .forEach(code -> breaks.accept(where + ": the code " + code + " is removed or renamed"));
        }
    }

    private void bounds(String where, JsonNode was, JsonNode is) {
        LOWER.stream()
                .filter(bound -> is.has(bound)
                        && is.path(bound).asDouble() > was.path(bound).asDouble(Double.NEGATIVE_INFINITY))
                .forEach(bound -> tell(where, bound, was, is));
        UPPER.stream()
                .filter(bound -> is.has(bound)
                        && is.path(bound).asDouble() < was.path(bound).asDouble(Double.POSITIVE_INFINITY))
                .forEach(bound -> tell(where, bound, was, is));
        EXACT.stream()
                .filter(keyword -> is.has(keyword) && !is.path(keyword).equals(was.path(keyword)))
                .forEach(keyword -> tell(where, keyword, was, is));
    }

    private void tell(String where, String keyword, JsonNode was, JsonNode is) {
        breaks.accept("%s: %s was %s and is %s".formatted(where, keyword, was.path(keyword), is.path(keyword)));
    }

    private void members(boolean sent, String where, JsonNode was, JsonNode is) {
        for (Map.Entry<String, JsonNode> member : was.path("properties").properties()) {
            String inner = where + "." + member.getKey();
            JsonNode now = is.path("properties").path(member.getKey());
            if (now.isMissingNode()) {
                breaks.accept(inner + " is removed or renamed");
            } else {
                compare(sent, inner, member.getValue(), now);
            }
        }
        Set<String> before = texts(was.path("required"));
        Set<String> now = texts(is.path("required"));
        if (sent) {
            now.stream()
                    .filter(name -> !before.contains(name))
                    .forEach(name -> breaks.accept(where + "." + name + " is now required"));
        } else {
            before.stream()
                    .filter(name -> !now.contains(name) && is.path("properties").has(name))
                    .forEach(name -> breaks.accept(where + "." + name + " was always there and may now be absent"));
        }
    }

    private void parts(boolean sent, String where, JsonNode was, JsonNode is) {
        if (was.isMissingNode() && is.isMissingNode()) {
            return;
        }
        if (was.size() > is.size() || (sent && was.size() < is.size() && where.endsWith("allOf"))) {
            breaks.accept("%s had %d parts and has %d".formatted(where, was.size(), is.size()));
            return;
        }
        for (int i = 0; i < was.size(); i++) {
            compare(sent, where + " " + (i + 1), was.get(i), is.get(i));
        }
    }

    private static Set<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    }
}
