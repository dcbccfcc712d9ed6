package jp.csirt.incident.domain.watch;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.incident.Corrections;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.ImportEvent.IncidentImported;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.report.Report;

/**
 * 一件の経過: the incident's own events, oldest first, with every approved correction in its place.
 *
 * @param told the notifications that its watch has recorded
 */
public record IncidentHistory(List<RecordedFact> facts, Set<UUID> told) {

    public IncidentHistory {
        facts = corrected(facts);
        told = Set.copyOf(told);
    }

    private static List<RecordedFact> corrected(List<RecordedFact> recorded) {
        List<IncidentEvent> events =
                Corrections.apply(recorded.stream().map(RecordedFact::event).toList());
        return IntStream.range(0, events.size())
                .mapToObj(at -> new RecordedFact(
                        recorded.get(at).eventId(), recorded.get(at).recordedAt(), events.get(at)))
                .toList();
    }

    /** The history as it was after its first so many events. */
    IncidentHistory first(int events) {
        return new IncidentHistory(facts.subList(0, events), told);
    }

    /** The events. */
    public List<IncidentEvent> events() {
        return facts.stream().map(RecordedFact::event).toList();
    }

    /** What the rules know. */
    public IncidentState state() {
        return IncidentState.fold(events());
    }

    /** The filed report, always the first event. */
    public IncidentReported reported() {
        return (IncidentReported) facts.getFirst().event();
    }

    /** 報告の内容. */
    public Report report() {
        return reported().report();
    }

    /** 消去済み又は移行: nobody is told anything any more, or ever. */
    public boolean silent() {
        return facts.stream()
                .anyMatch(fact -> fact.event() instanceof IncidentErased || fact.event() instanceof IncidentImported);
    }
}
