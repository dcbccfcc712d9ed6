package jp.csirt.notification.api;

import java.util.List;
import java.util.function.Function;
import jp.csirt.notification.domain.Post;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of answers. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static <T> ObjectNode items(List<T> items, Function<T, ? extends JsonNode> shape) {
        ObjectNode body = object();
        var array = body.putArray("items");
        items.forEach(item -> array.add(shape.apply(item)));
        return body;
    }

    /** Absent members are left out. */
    static ObjectNode put(ObjectNode object, String name, @Nullable Object value) {
        return value == null ? object : object.put(name, value.toString());
    }

    static ObjectNode post(Post post) {
        return put(object().put("post", post.role()), "unit", post.unit());
    }
}
