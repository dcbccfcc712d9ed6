package jp.csirt.incident.api.command;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.incident.IssueNumber;
import jp.csirt.incident.domain.incident.ReportForm;
import jp.csirt.incident.read.record.IncidentRecord;
import reactor.core.publisher.Mono;

/** 様式の印刷: draws the files of a report that is issued. */
public interface FormPress {

    /** Format of what the fields say as data. */
    String CONTENT = "json";

    /** The formats it can draw, as codes; {@link #CONTENT} is one of them. */
    Set<String> formats();

    /** The files in the order of the formats. */
    Mono<List<Printed>> print(
            Call call, IncidentRecord record, ReportForm form, IssueNumber number, List<String> formats);

    /**
     * 印刷したファイル.
     *
     * @param templateVersion edition of the template; the built-in one is 1
     */
    record Printed(String format, ByteBuffer bytes, int templateVersion) {}
}
