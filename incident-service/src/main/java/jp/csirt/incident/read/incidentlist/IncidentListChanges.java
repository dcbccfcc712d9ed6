package jp.csirt.incident.read.incidentlist;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import jp.csirt.incident.domain.access.IncidentScope;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.timetable.OpenLimits;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import jp.csirt.incident.read.incidentlist.IncidentListChange.Gone;
import jp.csirt.incident.read.incidentlist.IncidentListChange.Shown;
import jp.csirt.incident.read.incidentlist.IncidentListChange.Unreadable;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import reactor.core.publisher.Mono;

/**
 * 一覧の変化, told from the incidents' own records, so that they are never behind. Who may see an incident is decided on what it
 * is now, not on what it was at the event.
 */
public final class IncidentListChanges {

    private final IncidentRecords records;
    private final StepTimetable timetable;
    private final Clock clock;
    private final Shared<Line> lines = new Shared<>();
    private final Shared<IncidentScope> scopesBefore = new Shared<>();

    public IncidentListChanges(IncidentRecords records, StepTimetable timetable, Clock clock) {
        this.records = records;
        this.timetable = timetable;
        this.clock = clock;
    }

    /**
     * What has changed for somebody since before that position; empty when the incident is and was out of sight. Of one whose
     * record cannot be read that is told once, to those who saw it before.
     */
    public Mono<IncidentListChange> since(long position, IncidentId id, Sight sight) {
        Mono<IncidentListChange> shown = lines.at(position, records.find(id).map(this::line))
                .filter(line -> !line.erased() && sight.sees(line.scope()))
                .map(line -> new Shown(line.item().at(clock.instant())));
        Mono<IncidentScope> seenBefore = scopesBefore
                .at(position, records.find(id, position - 1).map(IncidentRecord::scope))
                .filter(sight::sees);
        Mono<IncidentListChange> gone = seenBefore.map(_ -> new Gone(id.value()));
        Mono<IncidentListChange> unreadable = seenBefore.map(_ -> new Unreadable(id.value()));
        return shown.switchIfEmpty(gone)
                .onErrorResume(UnreadableEventException.class, _ -> unreadable)
                .onErrorComplete(UnreadableEventException.class);
    }

    private Line line(IncidentRecord record) {
        return new Line(
                IncidentListItem.of(record, OpenLimits.of(record.history(), timetable)),
                record.scope(),
                record.erased());
    }

    /** A line and what decides who sees it. */
    private record Line(IncidentListItem item, IncidentScope scope, boolean erased) {}

    /** Answers that are asked for once, however many want them within a second. */
    private static final class Shared<T> {

        private static final Duration FRESH_FOR = Duration.ofSeconds(1);

        private final Map<Long, Mono<T>> answers = new HashMap<>();
        private long begun = System.nanoTime();

        synchronized Mono<T> at(long position, Mono<T> question) {
            long now = System.nanoTime();
            if (now - begun > FRESH_FOR.toNanos()) {
                answers.clear();
                begun = now;
            }
            return answers.computeIfAbsent(position, _ -> question.cache());
        }
    }
}
