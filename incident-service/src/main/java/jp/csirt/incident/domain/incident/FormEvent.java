package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.shared.Act;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 様式の発行. Source: 志免町 5.3(3)④. */
public sealed interface FormEvent extends IncidentEvent {

    /**
     * 様式が発行された; what was printed does not change any more.
     *
     * @param content what the fields said, as JSON, for comparing reports; absent where it was not kept
     */
    @Revision("1")
    record FormIssued(
            IncidentId incidentId,
            Act act,
            ReportForm form,
            IssueNumber number,
            long dataVersion,
            List<IssuedFile> files,
            @Nullable IssuedFile content)
            implements FormEvent {

        public FormIssued {
            files = List.copyOf(files);
        }
    }
}
