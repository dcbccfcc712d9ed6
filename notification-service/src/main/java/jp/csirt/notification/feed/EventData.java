package jp.csirt.notification.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import jp.csirt.notification.domain.Post;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Members of a JSON object, each as what it must be. */
record EventData(JsonNode json) {

    static final int LONGEST = 200;

    String text(String name) {
        JsonNode member = json.path(name);
        if (!member.isString() || member.asString().length() > LONGEST) {
            throw new BrokenEventException(name);
        }
        return member.asString();
    }

    /** A code or a number of an incident: nothing that could change a mail's headers. */
    String line(String name) {
        String text = text(name);
        if (text.isBlank() || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new BrokenEventException(name);
        }
        return text;
    }

    UUID id(String name) {
        return parsed(name, UUID::fromString);
    }

    Instant instant(String name) {
        return parsed(name, text -> OffsetDateTime.parse(text).toInstant());
    }

    LocalDate day(String name) {
        return parsed(name, LocalDate::parse);
    }

    Duration duration(String name) {
        return parsed(name, Duration::parse);
    }

    int level() {
        JsonNode member = json.path("level");
        if (!member.isInt() || member.asInt() < 0 || member.asInt() > 3) {
            throw new BrokenEventException("level");
        }
        return member.asInt();
    }

    boolean fact(String name) {
        if (!json.path(name).isBoolean()) {
            throw new BrokenEventException(name);
        }
        return json.path(name).asBoolean();
    }

    Post post() {
        return new Post(line("post"), optional("unit", data -> data.line("unit")));
    }

    <T> @Nullable T optional(String name, Function<EventData, T> read) {
        return json.path(name).isMissingNode() || json.path(name).isNull() ? null : read.apply(this);
    }

    <T> List<T> list(String name, Function<EventData, T> read) {
        JsonNode member = json.path(name);
        if (!member.isArray()) {
            throw new BrokenEventException(name);
        }
        return member.valueStream()
                .map(entry -> read.apply(new EventData(entry)))
                .toList();
    }

    private <T> T parsed(String name, Function<String, T> parse) {
        try {
            return parse.apply(text(name));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new BrokenEventException(name);
        }
    }
}
