package jp.csirt.incident.read.obligation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.ExternalReportEvent.WaiverProposed;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.Submission;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.RecordedEvent;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 外部報告の記録, as papers tell it: a report that was submitted, or the decision that none is needed. */
public sealed interface ExternalReportEntry {

    /** The duty it is about. */
    Duty duty();

    /** Who recorded it when. */
    Stamp stamp();

    /** 提出; {@code due} is the due time in force then, {@code lateBy} how long it had passed, {@code via} who passes it on. */
    record Submitted(
            Duty duty,
            @Nullable Due due,
            @Nullable Duration lateBy,
            Submission submission,
            @Nullable Recipient via,
            Stamp stamp)
            implements ExternalReportEntry {}

    /** 報告不要の決定. */
    record Waived(Duty duty, String reason, @Nullable String override, Stamp stamp) implements ExternalReportEntry {}

    /** Every one of an incident, in the order in which they were recorded. */
    static List<ExternalReportEntry> of(IncidentRecord record, Persons persons) {
        var duties = record.state().obligations();
        var reasons = new HashMap<UUID, String>();
        var dues = new HashMap<UUID, @Nullable Due>();
        var entries = new ArrayList<ExternalReportEntry>();
        for (RecordedEvent recorded : record.events()) {
            Stamp stamp = Stamp.of(recorded, persons);
            switch (recorded.event()) {
                case ObligationDetermined e -> dues.put(e.obligationId(), e.due());
                case WaiverProposed e -> reasons.put(e.target().obligationId(), e.reason());
                case ExternalReportSubmitted e ->
                    duties.find(e.target().obligationId())
                            .ifPresent(duty ->
                                    entries.add(submitted(duty.duty(), dues.get(duty.obligationId()), e, stamp)));
                case ReportWaived e ->
                    duties.find(e.target().obligationId())
                            .ifPresent(duty -> entries.add(waived(duty.duty(), e, reasons, stamp)));
                default -> {}
            }
        }
        return entries;
    }

    private static Submitted submitted(Duty duty, @Nullable Due due, ExternalReportSubmitted report, Stamp stamp) {
        Duration lateBy = due == null ? null : due.lateness(stamp.occurredAt());
        return new Submitted(duty, due, lateBy, report.submission(), report.via(), stamp);
    }

    private static Waived waived(Duty duty, ReportWaived decided, Map<UUID, String> reasons, Stamp stamp) {
        String proposed = reasons.getOrDefault(decided.target().obligationId(), "");
        String reason = decided.reason() == null ? proposed : proposed + "　" + decided.reason();
        var override = decided.override();
        return new Waived(duty, reason, override == null ? null : override.reason(), stamp);
    }
}
