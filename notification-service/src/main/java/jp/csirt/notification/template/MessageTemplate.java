package jp.csirt.notification.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 文面: subject and text with places {@code {{名}}} that are filled; it has no logic. A line of the text whose places are all
 * empty is left out.
 */
public record MessageTemplate(String subject, String text) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");

    /** The names of its places, each once, in order; {@code where} is {@code subject} or {@code text}. */
    public List<Place> places() {
        return Stream.concat(of("subject", subject), of("text", text))
                .distinct()
                .toList();
    }

    /** One line. */
    public String subject(Map<String, String> words) {
        return fill(subject, words).replaceAll("\\s+", " ").strip();
    }

    /** The text, with a line break at its end. */
    public String text(Map<String, String> words) {
        return text.lines()
                .filter(line -> !isEmpty(line, words))
                .map(line -> fill(line, words))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isEmpty(String line, Map<String, String> words) {
        List<Place> places = of("", line).toList();
        return !places.isEmpty()
                && places.stream()
                        .allMatch(place -> words.getOrDefault(place.key(), "").isEmpty());
    }

    /** What nobody knows prints as written. */
    private static String fill(String line, Map<String, String> words) {
        return PLACE.matcher(line)
                .replaceAll(place -> Matcher.quoteReplacement(
                        words.getOrDefault(place.group(1).strip(), place.group())));
    }

    private static Stream<Place> of(String where, String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> new Place(place.group(1).strip(), where));
    }

    /** A place to fill. */
    public record Place(String key, String where) {}
}
