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
import java.util.function.UnaryOperator;
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
    public static Facts of(String name, Object value) {
        var facts = new ArrayList<Fact>();
        var groups = new ArrayList<Facts>();
        if (value instanceof Collection<?> many) {
            many.forEach(one -> groups.add(of(name, one)));
        } else if (value instanceof Record record) {
            collect(record, facts, groups);
        } else {
            facts.add(new Fact(name, String.valueOf(words(name, value))));
        }
        return new Facts(name, facts, groups);
    }

    /** The same with the organisation's names for its codes. */
    public Facts named(UnaryOperator<String> names) {
        return new Facts(
                name,
                facts.stream().map(fact -> fact.named(names)).toList(),
                groups.stream().map(group -> group.named(names)).toList());
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return facts.isEmpty() && groups.stream().allMatch(Facts::isEmpty);
    }

    private static void collect(Record record, List<Fact> facts, List<Facts> groups) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (!OF_PROGRAMS.contains(component.getName())) {
                member("field." + component.getName(), component, read(component, record), facts, groups);
            }
        }
    }

    private static void member(
            String name, RecordComponent component, @Nullable Object value, List<Fact> facts, List<Facts> groups) {
        switch (value) {
            case null -> {}
            case UUID _ -> {}
            case Stamp stamp -> facts.add(new Fact("field.stamp", Times.at(stamp.occurredAt()) + " " + stamp.actor()));
            case Record nested
            when component.getAccessor().isAnnotationPresent(JsonUnwrapped.class) -> collect(nested, facts, groups);
            case Record nested -> add(of(name, nested), groups);
            case Collection<?> many when many.isEmpty() || many.iterator().next() instanceof UUID -> {}
            case Collection<?> many
            when many.iterator().next() instanceof Record -> many.forEach(one -> add(of(name, one), groups));
            case Collection<?> many ->
                facts.add(new Fact(
                        name,
                        String.join(
                                "、", many.stream().map(one -> words(name, one)).toList()),
                        isCode(component) ? many.stream().map(String::valueOf).toList() : List.of()));
            default -> {
                String words = words(name, value);
                if (!words.isBlank()) {
                    facts.add(new Fact(
                            name,
                            words,
                            isCode(component) && value instanceof String code ? List.of(code) : List.of()));
                }
            }
        }
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
    static String words(String name, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Labelled labelled -> labelled.label();
            case Enum<?> code -> States.label(code);
            case Boolean yes -> yes ? "はい" : "いいえ";
            case Instant at -> Times.at(at);
            case LocalDate on -> Times.on(on);
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
     * @param codes those that the text tells, as far as the organisation may have names for them
     */
    public record Fact(String name, String text, List<String> codes) {

        public Fact {
            codes = List.copyOf(codes);
        }

        Fact(String name, String text) {
            this(name, text, List.of());
        }

        Fact named(UnaryOperator<String> names) {
            return codes.isEmpty()
                    ? this
                    : new Fact(name, String.join("、", codes.stream().map(names).toList()));
        }
    }
}
