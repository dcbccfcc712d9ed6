package jp.csirt.incident.read.issue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.IssuedFile;
import jp.csirt.incident.domain.incident.ReportForm;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.RecordedEvent;
import jp.csirt.incident.read.record.Stamp;

/**
 * 発行した一報.
 *
 * @param label 第一報, 第二報, … or 最終報
 * @param issuedBy 職名
 * @param dataVersion version of the incident that it shows
 */
public record IssueItem(
        int n,
        String label,
        @JsonProperty("final") boolean last,
        Instant issuedAt,
        String issuedBy,
        long dataVersion,
        List<IssuedFile> files) {

    public IssueItem {
        files = List.copyOf(files);
    }

    /** Every report of the form that was issued, the first one first. */
    public static List<IssueItem> of(IncidentRecord record, ReportForm form, Persons persons) {
        return record.events().stream()
                .filter(recorded -> recorded.event() instanceof FormIssued issued && issued.form() == form)
                .map(recorded -> of(recorded, persons))
                .toList();
    }

    private static IssueItem of(RecordedEvent recorded, Persons persons) {
        var issued = (FormIssued) recorded.event();
        Stamp stamp = Stamp.of(recorded, persons);
        return new IssueItem(
                issued.number().n(),
                issued.number().label(),
                issued.number().last(),
                stamp.occurredAt(),
                stamp.actor(),
                issued.dataVersion(),
                issued.files());
    }
}
