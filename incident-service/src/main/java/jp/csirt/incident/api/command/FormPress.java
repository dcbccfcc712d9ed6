package jp.csirt.incident.api.command;

import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.incident.IssueNumber;
import jp.csirt.incident.domain.incident.IssuedFile;
import jp.csirt.incident.domain.incident.ReportForm;
import jp.csirt.incident.read.record.IncidentRecord;
import reactor.core.publisher.Mono;

/** 様式の印刷: draws the files of a report that is issued. */
public interface FormPress {

    /** The formats it can draw, as codes. */
    Set<String> formats();

    /** The files in the order of the formats. */
    Mono<List<IssuedFile>> print(
            Call call, IncidentRecord record, ReportForm form, IssueNumber number, List<String> formats);
}
