package jp.csirt.incident.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 公開の項目: the members of a public event. There is no way to put a text in: a string must be the code of something, and one
 * that is not written as such a code is left out. What is absent is left out as well.
 */
final class PublicData {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern UNIT = Pattern.compile("[^\\s\\u3000@\\p{Cntrl}]{1,100}");
    private static final Pattern FIELD = Pattern.compile("(/[A-Za-z0-9]{1,40}){1,4}");

    private final ObjectNode members = JsonNodeFactory.instance.objectNode();

    PublicData id(String name, @Nullable UUID id) {
        return put(name, id);
    }

    PublicData id(String name, @Nullable IncidentId id) {
        return put(name, id);
    }

    PublicData number(String name, IncidentNumber number) {
        return put(name, number);
    }

    PublicData number(String name, long number) {
        members.put(name, number);
        return this;
    }

    PublicData number(String name, @Nullable Integer number) {
        if (number != null) {
            members.put(name, number);
        }
        return this;
    }

    PublicData numbers(String name, List<Integer> numbers) {
        ArrayNode all = members.putArray(name);
        numbers.forEach(all::add);
        return this;
    }

    PublicData code(String name, @Nullable Enum<?> code) {
        return put(name, code == null ? null : code.name());
    }

    PublicData fact(String name, boolean fact) {
        members.put(name, fact);
        return this;
    }

    PublicData at(String name, @Nullable Instant at) {
        return put(name, at);
    }

    PublicData on(String name, @Nullable LocalDate on) {
        return put(name, on);
    }

    PublicData within(String name, @Nullable Duration within) {
        return put(name, within);
    }

    /** What asks for something, as the rules and the profile of the body name it. */
    PublicData clause(String name, String clause) {
        return put(name, clause);
    }

    /** Code of an organ or department, which the organisation has checked. */
    PublicData unit(String name, @Nullable String unit) {
        return put(name, unit != null && UNIT.matcher(unit).matches() ? unit : null);
    }

    /** Code of a post as somebody typed it. */
    PublicData post(String name, String code) {
        return put(
                name,
                Post.parse(code)
                        .filter(post -> post.unit() == null || isCode(post.unit()))
                        .map(Post::code)
                        .orElse(null));
    }

    /** A JSON Pointer to a field of the closed list of those that may be corrected. */
    PublicData field(String name, String pointer) {
        return put(name, FIELD.matcher(pointer).matches() ? pointer : null);
    }

    PublicData part(String name, @Nullable PublicData part) {
        if (part != null) {
            members.set(name, part.members);
        }
        return this;
    }

    PublicData parts(String name, List<PublicData> parts) {
        ArrayNode all = members.putArray(name);
        parts.forEach(part -> all.add(part.members));
        return this;
    }

    /** Whether a text is written as codes are, with letters of ASCII and without blanks. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** The incident it is about. */
    Optional<String> subject() {
        return members.optional("incidentId").map(JsonNode::asString);
    }

    ObjectNode json() {
        return members;
    }

    private PublicData put(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value.toString());
        }
        return this;
    }
}
