package jp.csirt.incident.api.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Values that are written as text in one form only: RFC 3339 instants with offset, dates, ids. */
final class StrictText<T> extends StdDeserializer<T> {

    private static final Pattern INSTANT = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Function<String, T> parse;

    StrictText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return context.reportInputMismatch(handledType(), "text wanted");
        }
        try {
            return parse.apply(parser.getString());
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return context.reportInputMismatch(handledType(), "not of the form wanted");
        }
    }

    static Instant instant(String text) {
        require(INSTANT.matcher(text).matches());
        return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                .toInstant();
    }

    static LocalDate date(String text) {
        require(DATE.matcher(text).matches());
        return LocalDate.parse(text);
    }

    static UUID id(String text) {
        UUID id = UUID.fromString(text);
        require(id.toString().equalsIgnoreCase(text));
        return id;
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("not of the form wanted");
        }
    }
}
