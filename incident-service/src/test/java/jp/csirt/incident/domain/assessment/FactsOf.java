package jp.csirt.incident.domain.assessment;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.LeakSign;
import jp.csirt.incident.domain.report.LeakType;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.SubjectKind;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.report.Zone;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 事実の書き方 of the tables: words such as {@code involved=YES subjects=101}. {@link #ANSWERED} answers everything else with
 * no, so that a row holds all that it depends on.
 */
record FactsOf(Map<String, String> words) {

    private static final String ANSWERED = "involved=NO myNumber=NO sensitive=NO ordinance=NO property=NO wrongful=NO"
            + " subjects=1 myNumberSubjects=1 certainty=CONFIRMED encrypted=NO recovered=NO crime=NO";

    /** The facts of a row; {@code ?} in the place of a number is a number nobody knows. */
    static Facts of(String row) {
        return parse(ANSWERED + " " + row).facts();
    }

    /** What a row itself says of personal data. */
    static PersonalData stated(String row) {
        return parse(row).personalData();
    }

    private static FactsOf parse(String row) {
        return new FactsOf(Stream.of(row.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(word -> word[0], word -> word[1], (early, late) -> late)));
    }

    private Facts facts() {
        return new Facts(
                personalData(),
                Category.valueOf(words.getOrDefault("category", "OTHER")),
                list("zones", Zone::valueOf),
                new Impact(list("departments", code -> code), value("serviceStopped", Boolean::valueOf)),
                TriState.valueOf(words.getOrDefault("crime", "NO")),
                TriState.valueOf(words.getOrDefault("confirmed", "UNKNOWN")),
                value("closed", Integer::valueOf));
    }

    private PersonalData personalData() {
        return new PersonalData(
                value("involved", TriState::valueOf),
                value("myNumber", TriState::valueOf),
                list("kinds", SubjectKind::valueOf),
                null,
                value("sensitive", TriState::valueOf),
                value("ordinance", TriState::valueOf),
                value("property", TriState::valueOf),
                value("wrongful", TriState::valueOf),
                value("subjects", Integer::valueOf),
                value("myNumberSubjects", Integer::valueOf),
                value("certainty", SubjectsCertainty::valueOf),
                value("encrypted", TriState::valueOf),
                value("recovered", TriState::valueOf),
                list("types", LeakType::valueOf),
                null,
                list("signs", LeakSign::valueOf));
    }

    private <T> @Nullable T value(String key, Function<String, T> read) {
        String word = words.get(key);
        return word == null || word.equals("?") ? null : read.apply(word);
    }

    private <T> List<T> list(String key, Function<String, T> read) {
        String word = words.get(key);
        return word == null
                ? List.of()
                : Stream.of(word.split(",", -1)).map(read).toList();
    }
}
