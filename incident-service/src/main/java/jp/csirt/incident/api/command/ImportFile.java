package jp.csirt.incident.api.command;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.web.Body;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.incident.Verdict;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * 移行ファイル: JSON Lines of closed cases, each a report with four members more. Every line is checked as a report would be.
 *
 * @param lines those without a fault, in their order
 * @param errors of all others
 */
record ImportFile(List<Line> lines, List<FieldError> errors) {

    private static final List<String> OWN = List.of("reportedAt", "closedAt", "verdict", "originalNumber");

    ImportFile {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }

    /**
     * Reads the whole file; blank lines count but say nothing.
     *
     * @throws ApiProblem 400 unless it is UTF-8
     */
    static ImportFile read(byte[] body, StrictJson json, ActClock clock, FilingEndpoint filing) {
        var lines = new ArrayList<Line>();
        var errors = new ArrayList<FieldError>();
        Map<String, Integer> numbers = new HashMap<>();
        List<String> texts =
                body.length == 0 ? List.of() : Body.text(body).lines().toList();
        for (int i = 0; i < texts.size(); i++) {
            int number = i + 1;
            if (texts.get(i).isBlank()) {
                continue;
            }
            try {
                Line line = line(texts.get(i), json, clock, filing);
                mustBeNew(numbers.putIfAbsent(line.closed().originalNumber(), number));
                lines.add(line);
            } catch (ApiProblem fault) {
                faults(fault).forEach(error -> errors.add(error.in(number)));
            }
        }
        return new ImportFile(lines, errors);
    }

    /** Number of lines at fault. */
    long rejected() {
        return errors.stream().map(FieldError::line).distinct().count();
    }

    private static Line line(String text, StrictJson json, ActClock clock, FilingEndpoint filing) {
        ObjectNode own = json.object(text.getBytes(StandardCharsets.UTF_8));
        ObjectNode rest = own.deepCopy();
        rest.remove(OWN);
        own.retain(OWN);
        var faults = new ArrayList<FieldError>();
        Closed closed = read(own, Closed.class, json, faults);
        ReportRequest report = read(rest, ReportRequest.class, json, faults);
        if (closed == null || report == null) {
            throw ApiProblem.invalid(faults);
        }
        clock.facts()
                .notInFuture("/closedAt", closed.closedAt())
                .notAfter("/reportedAt", closed.reportedAt(), closed.closedAt(), "報告の日時は、完了の日時より後にはできません。")
                .require(
                        report.occurredAt() == null || report.occurredAt().equals(closed.reportedAt()),
                        "/occurredAt",
                        "CONTRADICTION",
                        "reportedAt と同じ日時を送るか、省いてください。")
                .check();
        filing.check(report, closed.reportedAt());
        return new Line(closed, report);
    }

    private static <R extends Record> @Nullable R read(
            ObjectNode members, Class<R> type, StrictJson json, List<FieldError> faults) {
        try {
            return json.read(members.toString().getBytes(StandardCharsets.UTF_8), type);
        } catch (ApiProblem fault) {
            faults.addAll(faults(fault));
            return null;
        }
    }

    private static List<FieldError> faults(ApiProblem fault) {
        return fault.errors().isEmpty()
                ? List.of(new FieldError("", "MALFORMED", String.valueOf(fault.getMessage())))
                : fault.errors();
    }

    private static void mustBeNew(@Nullable Integer before) {
        if (before != null) {
            throw ApiProblem.invalid(List.of(
                    new FieldError("/originalNumber", "DUPLICATE", "同じ originalNumber が%d行目にあります。".formatted(before))));
        }
    }

    /** 一行. */
    record Line(Closed closed, ReportRequest report) {}

    /** What a line says beyond the report. */
    record Closed(Instant reportedAt, Instant closedAt, Verdict verdict, String originalNumber) {}
}
