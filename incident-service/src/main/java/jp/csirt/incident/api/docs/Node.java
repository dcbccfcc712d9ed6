package jp.csirt.incident.api.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A place in the contract file. What it refers to stands in its stead; what is not there is an empty place.
 *
 * @param root the whole file
 * @param name the member under which it stands
 * @param component the component it refers to; blank when it stands here itself
 */
record Node(
        Map<?, ?> root,
        String name,
        String component,
        @Nullable Object value) {

    /** Which step of a reference is the component's name, also where it leads further in. */
    private static final int NAME = 2;

    static Node read(byte[] yaml) {
        Map<?, ?> root =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, StandardCharsets.UTF_8));
        return new Node(root, "", "", root);
    }

    Node at(String member) {
        return child(member, value instanceof Map<?, ?> map ? map.get(member) : null);
    }

    boolean isThere() {
        return value != null;
    }

    String text() {
        return value == null ? "" : value.toString();
    }

    List<Node> members() {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(entry -> child(String.valueOf(entry.getKey()), entry.getValue()))
                        .toList()
                : List.of();
    }

    List<Node> items() {
        return value instanceof List<?> list
                ? list.stream().map(item -> child("", item)).toList()
                : List.of();
    }

    List<String> texts() {
        return items().stream().map(Node::text).toList();
    }

    private Node child(String member, @Nullable Object found) {
        if (!(found instanceof Map<?, ?> map && map.get("$ref") instanceof String ref)) {
            return new Node(root, member, "", found);
        }
        List<String> steps = List.of(ref.substring("#/".length()).split("/", -1));
        Node place = new Node(root, "", "", root);
        for (String step : steps) {
            place = place.at(step);
        }
        return new Node(root, member, steps.get(NAME), place.value);
    }
}
