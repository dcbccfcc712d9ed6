package jp.csirt.notification.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** 本文の項目: reads members one by one, collects every fault, and knows which members nobody asked for. */
final class JsonObject {

    private static final int MOST = 1000;

    private final JsonNode json;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> asked = new LinkedHashSet<>();

    JsonObject(JsonNode json) {
        this(json, "", new ArrayList<>());
    }

    private JsonObject(JsonNode json, String pointer, List<FieldError> errors) {
        this.json = json;
        this.pointer = pointer;
        this.errors = errors;
        if (!json.isObject()) {
            errors.add(new FieldError(pointer, "WRONG_TYPE", "オブジェクト { } を送ってください。"));
        }
    }

    /** A text of one line, at most {@code longest} UTF-16 units; blank when it is at fault. */
    String line(String name, int longest) {
        String text = text(name, longest, false);
        return text == null ? missing(name) : text;
    }

    /** A text that may have several lines. */
    String text(String name, int longest) {
        String text = text(name, longest, true);
        return text == null ? missing(name) : text;
    }

    @Nullable
    String optionalLine(String name, int longest) {
        return text(name, longest, false);
    }

    private @Nullable String text(String name, int longest, boolean lines) {
        JsonNode member = member(name);
        if (member == null) {
            return null;
        }
        if (!member.isString()) {
            fault(name, "WRONG_TYPE", "文字列を送ってください。");
            return "";
        }
        String text = member.asString();
        if (text.length() > longest) {
            fault(name, "TOO_LONG", "%d文字までです（今は%d文字）。".formatted(longest, text.length()));
        } else if (text.isBlank()) {
            fault(name, "BLANK", "空にはできません。");
        } else if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            fault(name, "MALFORMED_TEXT", "文字として成り立たない符号が含まれています。");
        } else if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')))) {
            fault(name, "CONTROL_CHARACTER", "制御文字は使えません。");
        }
        return text;
    }

    /** One of an enum's names; absent is {@code otherwise}, and without one a fault. */
    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type, Function<E, String> code, boolean required) {
        JsonNode member = member(name);
        if (member == null) {
            if (required) {
                missing(name);
            }
            return Optional.empty();
        }
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(value -> member.isString() && code.apply(value).equals(member.asString()))
                .findFirst();
        if (found.isEmpty()) {
            fault(
                    name,
                    "WRONG_TYPE",
                    Arrays.stream(type.getEnumConstants())
                            .map(code)
                            .collect(Collectors.joining(", ", "次のどれかを送ってください: ", "")));
        }
        return found;
    }

    /** A text that {@code parse} understands; it answers nothing for what it does not. */
    <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, String wanted) {
        JsonNode member = member(name);
        if (member == null) {
            return Optional.empty();
        }
        Optional<T> parsed = member.isString() ? parse.apply(member.asString()) : Optional.empty();
        if (parsed.isEmpty()) {
            fault(name, member.isString() ? "WRONG_FORM" : "WRONG_TYPE", wanted);
        }
        return parsed;
    }

    /** Says that a member is missing, if it is. */
    void required(String name) {
        if (member(name) == null) {
            missing(name);
        }
    }

    /** A whole number from 0. */
    long count(String name) {
        JsonNode member = member(name);
        if (member == null) {
            missing(name);
            return 0;
        }
        if (!member.isIntegralNumber()) {
            fault(name, "WRONG_TYPE", "整数を送ってください。");
            return 0;
        }
        if (!member.canConvertToLong() || member.asLong() < 0) {
            fault(name, "OUT_OF_RANGE", "0以上の整数を送ってください。");
            return 0;
        }
        return member.asLong();
    }

    Optional<JsonObject> object(String name) {
        JsonNode member = member(name);
        return member == null ? Optional.empty() : Optional.of(new JsonObject(member, at(name), errors));
    }

    List<JsonObject> objects(String name) {
        JsonNode member = member(name);
        if (member == null || !member.isArray() || member.size() > MOST) {
            fault(name, member == null ? "REQUIRED" : "WRONG_TYPE", "%d件までの配列を送ってください。".formatted(MOST));
            return List.of();
        }
        var entries = new ArrayList<JsonObject>();
        for (int i = 0; i < member.size(); i++) {
            entries.add(new JsonObject(member.get(i), at(name) + "/" + i, errors));
        }
        return entries;
    }

    void fault(String name, String code, String message) {
        errors.add(new FieldError(name.isEmpty() ? pointer : at(name), code, message));
    }

    /** Nothing else is expected here. */
    void end() {
        json.propertyNames().stream()
                .filter(name -> !asked.contains(name))
                .forEach(name -> fault(name, "UNKNOWN_FIELD", "知らない項目です。名前を確かめてください。"));
    }

    /** @throws Refusal 400, with every fault */
    void orRefuse() {
        end();
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private String missing(String name) {
        fault(name, "REQUIRED", "必ず入力してください。");
        return "";
    }

    private @Nullable JsonNode member(String name) {
        asked.add(name);
        JsonNode member = json.get(name);
        return member == null || member.isNull() ? null : member;
    }

    private String at(String name) {
        String whole = name.replaceAll("[\\x{D800}-\\x{DFFF}]", "\uFFFD");
        return pointer + "/" + whole.replace("~", "~0").replace("/", "~1");
    }
}
