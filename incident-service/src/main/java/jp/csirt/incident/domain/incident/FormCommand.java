package jp.csirt.incident.domain.incident;

import java.util.List;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 様式への命令. */
public sealed interface FormCommand extends IncidentCommand {

    /**
     * 様式を発行する.
     *
     * @param dataVersion version of the incident that the files show; the command is meant for it alone
     * @param content what the fields said, as JSON, for comparing reports
     */
    record IssueForm(
            IncidentId incidentId,
            Act act,
            ReportForm form,
            IssueNumber number,
            long dataVersion,
            List<IssuedFile> files,
            @Nullable IssuedFile content)
            implements FormCommand {

        public IssueForm {
            files = List.copyOf(files);
        }
    }
}
