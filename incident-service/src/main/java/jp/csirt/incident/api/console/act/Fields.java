package jp.csirt.incident.api.console.act;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.api.web.Range;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.shared.ChosenFrom;
import jp.csirt.incident.domain.shared.ChosenFrom.Directory;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.MayBeBlank;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** 項目: the fields of a form, read off the shape of the request that it sends; what the API asks for, the form asks for. */
final class Fields {

    private static final Set<String> POSTS = Set.of("ownerPost", "managerPost");

    /** Texts that are a day. */
    private static final Set<String> DAYS = Set.of("until");

    private Fields() {}

    /** The fields of a request, in its order. */
    static List<Field> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(Fields::field).toList();
    }

    private static Field field(RecordComponent component) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean blank = component.isAnnotationPresent(MayBeBlank.class);
        Class<?> type = component.getType();
        Class<?> entry = type.equals(List.class)
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : type;
        return new Field(
                component.getName(),
                kind(component, type, entry),
                !optional && !blank,
                blank ? Empty.TYPED : Empty.LEFT_OUT,
                choices(component, entry),
                entry.isRecord() ? of(entry) : List.of(),
                from(component));
    }

    private static @Nullable Directory from(RecordComponent component) {
        ChosenFrom chosen = component.getAnnotation(ChosenFrom.class);
        return chosen != null ? chosen.value() : POSTS.contains(component.getName()) ? Directory.POSTS : null;
    }

    /** What stands in the place of a member of what was recorded: of its type, or nothing. */
    static Field replacing(String name, RecordComponent member) {
        Field known = field(member);
        return new Field(name, known.kind(), false, Empty.NOTHING, known.choices(), List.of(), known.from());
    }

    private static Kind kind(RecordComponent component, Class<?> type, Class<?> entry) {
        if (type.equals(List.class)) {
            return entry.isRecord() ? Kind.ROWS : entry.isEnum() ? Kind.SEVERAL : Kind.LINES;
        }
        if (type.isRecord()) {
            return Kind.GROUP;
        }
        if (type.isEnum() || POSTS.contains(component.getName()) || isLevel(component)) {
            return Kind.CHOICE;
        }
        if (type.equals(Integer.class) || type.equals(int.class)) {
            return Kind.NUMBER;
        }
        if (type.equals(Boolean.class) || type.equals(boolean.class)) {
            return Kind.YES_NO;
        }
        if (type.equals(Instant.class)) {
            return Kind.TIME;
        }
        if (type.equals(LocalDate.class) || (type.equals(String.class) && DAYS.contains(component.getName()))) {
            return Kind.DATE;
        }
        return component.isAnnotationPresent(LongText.class) ? Kind.LONG_TEXT : textKind(type);
    }

    private static Kind textKind(Class<?> type) {
        return type.equals(String.class) || type.equals(UUID.class) || type.equals(JsonNode.class)
                ? Kind.TEXT
                : unknown(type);
    }

    private static Kind unknown(Class<?> type) {
        throw new IllegalStateException("no form knows how to ask for " + type);
    }

    /** 被害レベル: few enough to choose from. */
    private static boolean isLevel(RecordComponent component) {
        Range range = component.getAnnotation(Range.class);
        return range != null && range.max() <= 9;
    }

    private static List<Choice> choices(RecordComponent component, Class<?> entry) {
        if (entry.isEnum()) {
            return choices(entry.getEnumConstants());
        }
        if (POSTS.contains(component.getName())) {
            return choices(Role.class.getEnumConstants());
        }
        return isLevel(component)
                ? IntStream.rangeClosed(
                                component.getAnnotation(Range.class).min(),
                                component.getAnnotation(Range.class).max())
                        .mapToObj(n -> new Choice(Integer.toString(n), Integer.toString(n)))
                        .toList()
                : List.of();
    }

    private static List<Choice> choices(Object[] values) {
        return Arrays.stream(values)
                .map(value -> new Choice(((Enum<?>) value).name(), label(value)))
                .toList();
    }

    private static String label(Object value) {
        return value instanceof Labelled labelled ? labelled.label() : value.toString();
    }

    /** How a field is asked for. */
    enum Kind {
        TEXT,
        LONG_TEXT,
        NUMBER,
        YES_NO,
        TIME,
        DATE,
        CHOICE,
        SUGGESTED,
        SEVERAL,
        LINES,
        GROUP,
        ROWS
    }

    /** What an answer that was left empty sends. */
    enum Empty {
        LEFT_OUT,
        TYPED,
        NOTHING
    }

    /** A value to choose. */
    record Choice(String value, String label) {

        /** What the organisation has, by its names. */
        static List<Choice> of(List<JsonNode> items, String value) {
            return items.stream()
                    .map(item -> new Choice(
                            item.path(value).asString(), item.path("name").asString()))
                    .toList();
        }

        /** Whether it is called so, or its code is that. */
        boolean is(String text) {
            return label.equals(text) || value.equals(text);
        }

        /** One that is not offered: 職 by its words, anything else as it stands. */
        static Choice other(String value) {
            return new Choice(
                    value,
                    Post.parse(value)
                            .map(post -> post.role().label() + (post.unit() == null ? "" : "（" + post.unit() + "）"))
                            .orElse(value));
        }
    }

    /**
     * 項目.
     *
     * @param required whether nothing goes without it
     * @param empty what is sent when nothing was typed
     * @param parts the fields of a group or of each row
     * @param from of what the answer is one; null where it is not of the organisation
     */
    record Field(
            String name,
            Kind kind,
            boolean required,
            Empty empty,
            List<Choice> choices,
            List<Field> parts,
            @Nullable Directory from) {

        Field {
            choices = List.copyOf(choices);
            parts = List.copyOf(parts);
        }

        /** The same, where nothing goes without it. */
        Field demanded() {
            return new Field(name, kind, true, empty, choices, parts, from);
        }

        /** The same, to be chosen from what there is. */
        Field choosing(List<Choice> offered) {
            return new Field(name, Kind.CHOICE, required, empty, offered, List.of(), from);
        }

        /**
         * The same, with what there is to choose: several where several are asked for.
         *
         * @param open whether anything else may be written too
         */
        Field offering(boolean open, List<Choice> offered) {
            Kind asked = kind == Kind.LINES ? Kind.SEVERAL : open ? Kind.SUGGESTED : Kind.CHOICE;
            return new Field(name, asked, required, empty, offered, List.of(), from);
        }

        /** The same of other parts. */
        Field of(List<Field> other) {
            return new Field(name, kind, required, empty, choices, other, from);
        }
    }
}
