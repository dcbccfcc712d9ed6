package jp.csirt.incident.api.console.imports;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.deadline.TokyoTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * 移行ファイル.
 *
 * @param text as it was sent
 * @param lines a case on each; those that are blank say nothing
 */
record CaseFile(String text, List<String> lines) {

    /** So many are taken in at once, in about a second. */
    private static final int AT_ONCE = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    CaseFile {
        lines = List.copyOf(lines);
    }

    static CaseFile of(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        return new CaseFile(text, text.lines().filter(line -> !line.isBlank()).toList());
    }

    byte[] all() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The next lines after so many. */
    byte[] from(int done) {
        return String.join("\n", lines.subList(Math.min(done, lines.size()), next(done)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** How many lines are done after those. */
    int next(int done) {
        return Math.min(done + AT_ONCE, lines.size());
    }

    /** When the cases were reported. */
    Span span() {
        var days = lines.stream()
                .map(CaseFile::reportedOn)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        return days.isEmpty()
                ? new Span("", "", List.of())
                : new Span(
                        days.getFirst().toString(),
                        days.getLast().toString(),
                        days.stream()
                                .map(day -> TokyoTime.fiscalYearOf(TokyoTime.startOf(day)))
                                .distinct()
                                .map(String::valueOf)
                                .toList());
    }

    private static @Nullable LocalDate reportedOn(String line) {
        try {
            String at = JSON.readTree(line).path("reportedAt").asString("");
            return TokyoTime.dateOf(OffsetDateTime.parse(at).toInstant());
        } catch (JacksonException | DateTimeException _) { // the trial has told so
            return null;
        }
    }

    /** From the first report to the last, and the 年度 between. */
    record Span(String from, String to, List<String> years) {}
}
