package jp.csirt.incident.export.form;

import java.util.List;
import jp.csirt.incident.domain.shared.Source;

/** 様式A インシデント等発生状況報告書: what happened. */
@Source(document = "requirements", clause = "E.1")
final class OccurrenceForm {

    private OccurrenceForm() {}

    static FormDocument fill(FormFacts facts) {
        return FormDocuments.of(
                Form.OCCURRENCE,
                facts,
                FormSeals.ofOccurrence(facts),
                List.of(
                        OccurrenceReport.reception(facts),
                        OccurrenceReport.discovery(facts),
                        OccurrenceFacts.outline(facts),
                        OccurrenceFacts.assets(facts),
                        OccurrencePersonalData.group(facts),
                        OccurrenceJudgement.damage(facts),
                        OccurrenceJudgement.assessment(facts),
                        OccurrenceCause.cause(facts),
                        OccurrenceCause.crime(facts),
                        OccurrenceDuties.determination(facts),
                        OccurrenceCause.attachments(facts)));
    }
}
