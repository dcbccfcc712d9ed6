package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.FormTable.column;
import static jp.csirt.incident.export.form.FormTable.time;
import static jp.csirt.incident.export.form.Stage.FIRST;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.assessment.BasisLabel;
import jp.csirt.incident.domain.assessment.Finding;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.PaperDates;
import jp.csirt.incident.read.detail.DeterminationEntry;
import jp.csirt.incident.read.obligation.ObligationItem;

/** 様式A 10 報告要否判定, as last determined. Source: requirements E.1. */
final class OccurrenceDuties {

    private static final List<Column> DUTIES =
            List.of(column("報告先・区分", 28), column("要否", 20), time("期限", 22), column("根拠", 30));

    private OccurrenceDuties() {}

    static FormGroup determination(FormFacts facts) {
        return group(
                "10",
                "報告要否判定",
                field("A1001", "個人情報保護法施行規則43条1〜5号の該当性", FIRST, determined(facts, "APPI.", "ASSEMBLY.")),
                field("A1002", "番号法規則2条1〜4号の該当性・ガイドラインの報告", FIRST, determined(facts, "MYNUMBER.")),
                field("A1003", "総務省・県・警察・その他の要否と期限", FIRST, others(facts)));
    }

    /** Nothing can be said while nobody knows whether personal data is involved. */
    private static Answer determined(FormFacts facts, String... laws) {
        return FormFacts.newest(facts.incident().determinations())
                .filter(entry -> entry.facts().personalData().involved() != TriState.UNKNOWN)
                .map(entry -> answer(facts, entry, laws))
                .orElse(Answer.OPEN);
    }

    private static Answer answer(FormFacts facts, DeterminationEntry entry, String... laws) {
        List<Finding> findings = entry.findings().stream()
                .filter(finding -> Stream.of(laws).anyMatch(finding.basis()::startsWith))
                .toList();
        if (findings.isEmpty()) {
            return Answer.NOT_APPLICABLE;
        }
        String words = findings.stream().map(finding -> words(facts, finding)).collect(joining("\n"))
                + (findings.stream().anyMatch(finding -> finding.basis().startsWith("ASSEMBLY."))
                        ? "\n本人への通知は議長が行う"
                        : "");
        boolean established = findings.stream().anyMatch(finding -> finding.strength() == Strength.REQUIRED);
        return established ? Answer.of(findings, words) : Answer.unknown(findings, words);
    }

    /** With when it was known, where that was not when the incident was. Source: requirements C.3(2). */
    private static String words(FormFacts facts, Finding finding) {
        String known = finding.awareAt().equals(facts.incident().awareAt())
                ? ""
                : "（起算 %s）".formatted(PaperDates.dateTime(finding.awareAt()));
        return BasisLabel.of(finding.basis()) + (finding.strength() == Strength.REQUIRED ? "　該当" : "　不明") + known;
    }

    /** What is owed to others than 個人情報保護委員会 and 本人; 該当なし once an assessment asks for nothing. */
    private static Answer others(FormFacts facts) {
        List<ObligationItem> duties = facts.obligations().stream()
                .filter(duty -> duty.recipient() != Recipient.PPC && duty.recipient() != Recipient.SUBJECTS)
                .toList();
        return Answer.table(
                        duties,
                        DUTIES,
                        duties.stream().map(OccurrenceDuties::row).toList())
                .unless(facts.assessment().isPresent());
    }

    private static List<String> row(ObligationItem duty) {
        Due due = duty.due();
        return List.of(
                Answer.lines(duty.recipient().label(), duty.stage().label()),
                duty.state().label(),
                due == null ? "定めなし" : Names.limit(due),
                duty.clause());
    }
}
