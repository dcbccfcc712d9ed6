package jp.csirt.incident.export.form;

import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.Stage.FIRST;

import jp.csirt.incident.domain.incident.Situation;
import jp.csirt.incident.read.detail.IncidentDetail;
import jp.csirt.incident.read.detail.IncidentDetail.SituationEntry;

/** 様式B 1 参照. Source: requirements E.2. */
final class ResponseOutline {

    private ResponseOutline() {}

    static FormGroup group(FormFacts facts) {
        IncidentDetail incident = facts.incident();
        return FormGroup.group(
                "1",
                "参照",
                field(
                        "B101",
                        "発生状況報告書の管理番号・版",
                        FIRST,
                        Answer.of(incident.number(), "%s　版 %d".formatted(incident.number(), incident.version()))),
                field("B102", "対応状況の要約・現在のフェーズ", FIRST, summary(incident)),
                field("B103", "緊急時対応計画の発動の有無・版", FIRST, ResponseTracks.emergencyPlan(facts)));
    }

    private static Answer summary(IncidentDetail incident) {
        String findings = FormFacts.newest(incident.situations())
                .map(SituationEntry::situation)
                .map(Situation::findings)
                .orElse(null);
        return Answer.of(
                incident.milestone(),
                Answer.lines("現在のフェーズ: " + incident.milestone().label(), findings));
    }
}
