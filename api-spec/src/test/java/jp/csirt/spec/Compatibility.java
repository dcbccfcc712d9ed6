package jp.csirt.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * 互換性: what readers of the approved schema of the events would miss in the present one. Types, members and codes may be
 * added, and an optional member may become certain; every other change is told.
 */
final class Compatibility {

    private static final Set<String> SAYS_NOTHING = Set.of("description", "title", "examples", "$ref");
    private static final Set<String> COMPARED = Set.of("properties", "required", "items", "enum", "oneOf", "$defs");

    private final JsonNode approved;
    private final JsonNode present;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(JsonNode approved, JsonNode present) {
        this.approved = approved;
        this.present = present;
    }

    /** Each breaking change in words; none when every reader may go on. */
    static List<String> breaks(JsonNode approved, JsonNode present) {
        var all = new Compatibility(approved, present);
        all.compare("event", approved, present);
        approved.path("oneOf").forEach(all::event);
        return List.copyOf(all.breaks);
    }

    private void event(JsonNode was) {
        String type = type(was);
        JsonNode is = present.path("oneOf")
                .valueStream()
                .filter(candidate -> type(candidate).equals(type))
                .findFirst()
                .orElse(null);
        if (is == null) {
            breaks.add(type + " is removed or renamed: keep it, readers wait for it");
        } else {
            compare(type, was, is);
        }
    }

    private static String type(JsonNode event) {
        return event.at("/properties/type/const").asString();
    }

    private void compare(String where, JsonNode wasThere, JsonNode isThere) {
        JsonNode was = resolved(approved, wasThere);
        JsonNode is = resolved(present, isThere);
        keywords(where, was, is);
        codes(where, was.path("enum"), is.path("enum"));
        was.path("properties").properties().forEach(member -> {
            String inner = where + "." + member.getKey();
            JsonNode now = is.path("properties").path(member.getKey());
            if (now.isMissingNode()) {
                breaks.add(inner + " is removed or renamed: keep it, readers use it");
            } else {
                compare(inner, member.getValue(), now);
            }
        });
        Set<String> certain = texts(is.path("required"));
        texts(was.path("required")).stream()
                .filter(name -> !certain.contains(name) && !isGone(name, was, is))
                .forEach(name -> breaks.add(where + "." + name + " was always there and may now be absent"));
        if (was.has("items")) {
            compare(where + "[]", was.path("items"), is.path("items"));
        }
    }

    private static boolean isGone(String member, JsonNode was, JsonNode is) {
        return was.path("properties").has(member) && !is.path("properties").has(member);
    }

    private void keywords(String where, JsonNode was, JsonNode is) {
        var all = new TreeSet<String>();
        all.addAll(was.propertyNames());
        all.addAll(is.propertyNames());
        all.removeAll(SAYS_NOTHING);
        all.removeAll(COMPARED);
        for (String keyword : all) {
            if (!was.path(keyword).equals(is.path(keyword))) {
                breaks.add(
                        "%s: %s was %s and is now %s".formatted(where, keyword, was.path(keyword), is.path(keyword)));
            }
        }
    }

    private void codes(String where, JsonNode was, JsonNode is) {
        if (was.isMissingNode() != is.isMissingNode()) {
            breaks.add(where + ": a list of codes came or went");
        }
        Set<String> known = texts(is);
        texts(was).stream()
                .filter(code -> !known.contains(code))
                .forEach(code -> breaks.add(where + ": the code " + code + " is removed or renamed"));
    }

    private static Set<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref")
                ? document.at(Documents.pointer(node.path("$ref").asString()))
                : node;
    }
}
