package jp.csirt.incident.api.console.frame;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.shared.ChosenFrom;
import jp.csirt.incident.domain.shared.ChosenFrom.Directory;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * 記録の内容: a view as names and words, in the order of its members. What is absent is left out, ids are not shown, codes are
 * shown by their words.
 *
 * @param name a key of the messages
 * @param facts single values
 * @param groups what has parts of its own
 */
public record Facts(String name, List<Fact> facts, List<Facts> groups) {

    /** Nothing at all. */
    public static final Facts NONE = new Facts("", List.of(), List.of());

    private static final Set<String> POSTS = Set.of("ownerPost", "managerPost", "post", "to");

    /** What texts are codes of, if they are any. */
    private static final Set<Directory> CODES =
            Set.of(Directory.DEPARTMENTS, Directory.ORGANS, Directory.POSTS, Directory.ADDRESSEES);

    /** How programs call what another member says in words. */
    private static final Set<String> OF_PROGRAMS = Set.of("eventId", "event", "field");

    public Facts {
        facts = List.copyOf(facts);
        groups = List.copyOf(groups);
    }

    /** The members of a view under a name. */
    public static Facts of(String name, Object value, Wording wording) {
        var facts = new ArrayList<Fact>();
        var groups = new ArrayList<Facts>();
        if (value instanceof Collection<?> many) {
            many.forEach(one -> groups.add(of(name, one, wording)));
        } else if (value instanceof Record record) {
            collect(record, wording, facts, groups);
        } else {
            facts.add(new Fact(name, words(name, value, wording)));
        }
        return new Facts(name, facts, groups);
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return facts.isEmpty() && groups.stream().allMatch(Facts::isEmpty);
    }

    private static void collect(Record record, Wording wording, List<Fact> facts, List<Facts> groups) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (!OF_PROGRAMS.contains(component.getName())) {
                member("field." + component.getName(), component, read(component, record), wording, facts, groups);
            }
        }
    }

    private static void member(
            String name,
            RecordComponent component,
            @Nullable Object value,
            Wording wording,
            List<Fact> facts,
            List<Facts> groups) {
        switch (value) {
            case null -> {}
            case UUID _ -> {}
            case Stamp stamp ->
                facts.add(new Fact("field.stamp", wording.times().at(stamp.occurredAt()) + " " + stamp.actor()));
            case Record nested
            when component.getAccessor().isAnnotationPresent(JsonUnwrapped.class) ->
                collect(nested, wording, facts, groups);
            case Record nested -> add(of(name, nested, wording), groups);
            case Collection<?> many when many.isEmpty() || many.iterator().next() instanceof UUID -> {}
            case Collection<?> many
            when many.iterator().next() instanceof Record -> many.forEach(one -> add(of(name, one, wording), groups));
            case Collection<?> many ->
                facts.add(new Fact(
                        name,
                        many.stream()
                                .map(one -> words(name, component, one, wording))
                                .collect(Collectors.joining("、"))));
            default -> {
                String words = words(name, component, value, wording);
                if (!words.isBlank()) {
                    facts.add(new Fact(name, words));
                }
            }
        }
    }

    /** A member in words: codes of the organisation by its names for them. */
    private static String words(String name, RecordComponent component, Object value, Wording wording) {
        return isCode(component) && value instanceof String code && !code.isBlank()
                ? wording.names().apply(code)
                : words(name, value, wording);
    }

    private static boolean isCode(RecordComponent component) {
        ChosenFrom chosen = component.getAnnotation(ChosenFrom.class);
        return chosen == null ? POSTS.contains(component.getName()) : CODES.contains(chosen.value());
    }

    private static void add(Facts facts, List<Facts> groups) {
        if (!facts.isEmpty()) {
            groups.add(facts);
        }
    }

    /** A value in words. */
    static String words(String name, @Nullable Object value, Wording wording) {
        return switch (value) {
            case null -> "";
            case Labelled labelled -> labelled.label();
            case Enum<?> code -> States.label(code);
            case Boolean yes -> yes ? "はい" : "いいえ";
            case Instant at -> wording.times().at(at);
            case LocalDate on -> wording.times().on(on);
            case String code when isPost(name) -> post(code);
            default -> value.toString();
        };
    }

    private static boolean isPost(String name) {
        return POSTS.contains(name.replaceFirst("^field\\.", ""));
    }

    private static String post(String code) {
        Optional<Post> post = Post.parse(code);
        return post.map(known -> known.role().label() + (known.unit() == null ? "" : "（" + known.unit() + "）"))
                .orElse(code);
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record can always be read", e);
        }
    }

    /**
     * 一項目.
     *
     * @param name a key of the messages
     */
    public record Fact(String name, String text) {}
}
