package jp.csirt.incident.export.form;

import java.util.List;
import jp.csirt.incident.domain.shared.Source;

/** 様式B インシデント等対応状況報告書: what was done about it. */
@Source(document = "requirements", clause = "E.2")
final class ResponseForm {

    private ResponseForm() {}

    static FormDocument fill(FormFacts facts) {
        return FormDocuments.of(
                Form.RESPONSE,
                facts,
                FormSeals.ofResponse(facts),
                List.of(
                        ResponseOutline.group(facts),
                        ResponseMeasures.containment(facts),
                        ResponseFindings.lateralChecks(facts),
                        ResponseFindings.evidence(facts),
                        ResponseMeasures.recovery(facts),
                        ResponseReports.internal(facts),
                        ResponseReports.external(facts),
                        ResponseOutside.subjects(facts),
                        ResponseOutside.disclosure(facts),
                        ResponseReports.vendor(facts),
                        ResponsePrevention.cause(facts),
                        ResponsePrevention.measures(facts),
                        ResponsePrevention.confirmation(facts),
                        ResponseClosure.exceptions(facts),
                        ResponseClosure.costs(facts),
                        ResponseClosure.closure(facts),
                        ResponseClosure.lessons(facts)));
    }
}
