package jp.csirt.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a query demands of texts by regular expressions, tried before the whole query: a search for words drops most documents,
 * and this costs a fraction of what the library's matcher does for each.
 */
final class TextFilter implements Predicate<Document> {

    private static final String QUOTE = "\\Q";
    private static final String END_OF_QUOTE = "\\E";

    private final List<Predicate<Document>> demands;

    private TextFilter(List<Predicate<Document>> demands) {
        this.demands = demands;
    }

    /** Lets every document through that the query may match. */
    static TextFilter of(Document query) {
        return new TextFilter(demanded(query).map(TextFilter::mayMatch).toList());
    }

    @Override
    public boolean test(Document document) {
        for (Predicate<Document> demand : demands) { // no stream: every document of a collection comes along here
            if (!demand.test(document)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is demanded of any text. */
    boolean isEmpty() {
        return demands.isEmpty();
    }

    private static Stream<Entry<String, BsonRegularExpression>> demanded(Document query) {
        return query.entrySet().stream().flatMap(clause -> {
            String key = clause.getKey();
            return switch (clause.getValue()) {
                case BsonRegularExpression expression when isPlain(key) -> Stream.of(Map.entry(key, expression));
                case Collection<?> parts
                when key.equals("$and") ->
                    parts.stream().filter(Document.class::isInstance).flatMap(part -> demanded((Document) part));
                case null, default -> Stream.empty();
            };
        });
    }

    private static boolean isPlain(String key) {
        return !key.startsWith("$") && key.indexOf('.') < 0;
    }

    /** Whatever is no text is left to the library. */
    private static Predicate<Document> mayMatch(Entry<String, BsonRegularExpression> demand) {
        String field = demand.getKey();
        Predicate<String> found = found(demand.getValue());
        return document -> !(document.get(field) instanceof String text) || found.test(text);
    }

    /** A choice of quoted words is looked for as such, which is many times faster than by the expression. */
    private static Predicate<String> found(BsonRegularExpression expression) {
        List<String> words = expression.getOptions().isEmpty() ? quoted(expression.getPattern()) : List.of();
        return words.isEmpty() ? text -> expression.matcher(text).find() : text -> holdsAny(text, words);
    }

    private static boolean holdsAny(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The words of {@code \Qone\E|\Qother\E}; none when the pattern is anything else. */
    static List<String> quoted(String pattern) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at <= pattern.length(); ) {
            int end = pattern.startsWith(QUOTE, at) ? pattern.indexOf(END_OF_QUOTE, at) : -1;
            if (end < 0) {
                return List.of();
            }
            words.add(pattern.substring(at + QUOTE.length(), end));
            at = end + END_OF_QUOTE.length();
            if (at < pattern.length() && pattern.charAt(at) != '|') {
                return List.of();
            }
            at++;
        }
        return words;
    }
}
