package jp.csirt.incident.read.incidentlist;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.domain.report.AffectedSystem;
import jp.csirt.incident.domain.report.Impact;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.RecordedEvent;

/**
 * 検索される文言 of an incident in one text: title, summary, number, systems and departments, as its detail shows them. Whoever
 * may see the incident may read all of it; restricted tracks are not in it.
 */
final class SearchText {

    /** No text that anybody sends holds it, so that no word reaches from one field into the next. */
    private static final char BORDER = '\u001F';

    private SearchText() {}

    static String of(IncidentRecord record) {
        Report report = record.report();
        List<AffectedSystem> systems = report.systems();
        Impact impact = report.impact();
        for (Situation situation : situations(record)) {
            systems = Objects.requireNonNullElse(situation.systems(), systems);
            impact = situation.impact() == null ? impact : impact.replacedBy(situation.impact());
        }
        var texts = new ArrayList<String>();
        texts.add(report.title());
        texts.add(report.summary());
        texts.add(record.number().value());
        systems.forEach(system -> texts.add(system.name()));
        String words = texts.stream().map(FoldedText::of).collect(joining(String.valueOf(BORDER)));
        return words
                + departments(report, impact).distinct().map(SearchText::mark).collect(joining());
    }

    /** A department, told by its code so that it is found by whatever name it has. */
    static String mark(String departmentCode) {
        return BORDER + FoldedText.of(departmentCode) + BORDER;
    }

    private static List<Situation> situations(IncidentRecord record) {
        return record.events().stream()
                .map(RecordedEvent::event)
                .filter(SituationConfirmed.class::isInstance)
                .map(confirmed -> ((SituationConfirmed) confirmed).situation())
                .toList();
    }

    private static Stream<String> departments(Report report, Impact impact) {
        return Stream.concat(
                Stream.ofNullable(report.department()),
                Stream.ofNullable(impact.departments()).flatMap(List::stream));
    }
}
