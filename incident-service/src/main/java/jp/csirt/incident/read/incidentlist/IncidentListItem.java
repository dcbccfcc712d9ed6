package jp.csirt.incident.read.incidentlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.timetable.OpenLimits;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * 一覧の一行.
 *
 * @param dueAt the soonest limit among the open steps and duties; absent where nothing open has a known one
 */
public record IncidentListItem(
        UUID incidentId,
        String number,
        String title,
        int level,
        Category category,
        Milestone milestone,
        String organ,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String department,
        Instant awareAt,
        Instant reportedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant dueAt,
        boolean overdue,
        boolean drill,
        boolean imported,
        long version) {

    /** The line of an incident as it is; whether it is overdue is told when it is asked for: it becomes true by time alone. */
    static IncidentListItem of(IncidentRecord record, OpenLimits limits) {
        Report report = record.report();
        IncidentState state = record.state();
        return new IncidentListItem(
                record.id().value(),
                record.number().value(),
                report.title(),
                state.level(),
                category(record),
                state.milestone(),
                report.organ(),
                report.department(),
                report.awareAt(),
                record.reported().act().occurredAt(),
                limits.next().orElse(null),
                false,
                report.drill(),
                state.imported(),
                record.version());
    }

    private static Category category(IncidentRecord record) {
        return record.events().reversed().stream()
                .map(RecordedEvent::event)
                .filter(IncidentAssessed.class::isInstance)
                .map(assessed -> ((IncidentAssessed) assessed).category())
                .findFirst()
                .orElse(record.report().category());
    }

    /** The same line, told at that time. */
    IncidentListItem at(Instant now) {
        return new IncidentListItem(
                incidentId,
                number,
                title,
                level,
                category,
                milestone,
                organ,
                department,
                awareAt,
                reportedAt,
                dueAt,
                dueAt != null && !now.isBefore(dueAt),
                drill,
                imported,
                version);
    }
}
