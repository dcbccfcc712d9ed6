package jp.csirt.incident.read.incidentlist;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 検索語.
 *
 * @param text as it is compared
 * @param departments codes of the departments that are meant by it
 */
public record SearchWord(String text, List<String> departments) {

    public SearchWord {
        departments = List.copyOf(departments);
    }

    /**
     * The words of a question, each once.
     *
     * @param departments names of the departments by code; a word means those whose name or code it is in
     */
    public static List<SearchWord> of(String question, Map<String, String> departments) {
        return Arrays.stream(FoldedText.of(question).split("[\\p{Z}\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(word -> new SearchWord(word, meant(word, departments)))
                .toList();
    }

    private static List<String> meant(String word, Map<String, String> departments) {
        return departments.entrySet().stream()
                .filter(department -> FoldedText.of(department.getValue()).contains(word)
                        || FoldedText.of(department.getKey()).contains(word))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Finds it in a {@link SearchText}. */
    String pattern() {
        return Stream.concat(Stream.of(text), departments.stream().map(SearchText::mark))
                .map(Pattern::quote)
                .collect(joining("|"));
    }
}
