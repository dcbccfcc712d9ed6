package jp.csirt.incident.read.issue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.IssuedFile;
import jp.csirt.incident.domain.incident.ReportForm;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.RecordedEvent;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * 発行した一報.
 *
 * @param label 第一報, 第二報, … or 最終報
 * @param issuedBy 職名
 * @param dataVersion version of the incident that it shows
 * @param kept where the files are
 * @param content where what the fields said is
 */
public record IssueItem(
        int n,
        String label,
        @JsonProperty("final") boolean last,
        Instant issuedAt,
        String issuedBy,
        long dataVersion,
        List<File> files,
        @JsonIgnore List<IssuedFile> kept,
        @JsonIgnore @Nullable IssuedFile content) {

    public IssueItem {
        files = List.copyOf(files);
        kept = List.copyOf(kept);
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
                issued.files().stream().map(File::of).toList(),
                issued.files(),
                issued.content());
    }

    /** The file issued in that format. */
    public Optional<IssuedFile> file(String format) {
        return kept.stream().filter(file -> file.format().equals(format)).findFirst();
    }

    /** 発行したファイル. */
    public record File(String format, int bytes, String sha256, int templateVersion) {

        private static File of(IssuedFile issued) {
            return new File(issued.format(), issued.bytes(), issued.sha256(), issued.templateVersion());
        }
    }
}
