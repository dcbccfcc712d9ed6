package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static jp.csirt.incident.export.form.FormField.field;
import static jp.csirt.incident.export.form.FormGroup.group;
import static jp.csirt.incident.export.form.Stage.FIRST;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.assessment.BasisLabel;
import jp.csirt.incident.domain.assessment.Finding;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.read.detail.DeterminationEntry;

/** 様式A 10 報告要否判定, as last determined. Source: requirements E.1. */
final class OccurrenceDuties {

    private OccurrenceDuties() {}

    static FormGroup determination(FormFacts facts) {
        return group(
                "10",
                "報告要否判定",
                field("A1001", "個人情報保護法施行規則43条1〜5号の該当性", FIRST, determined(facts, "APPI.", "ASSEMBLY.")),
                field("A1002", "番号法規則2条1〜4号の該当性・ガイドラインの報告", FIRST, determined(facts, "MYNUMBER.")),
                field("A1003", "総務省・県・警察・その他の要否と期限", FIRST, Answer.OPEN));
    }

    /** Nothing can be said while nobody knows whether personal data is involved. */
    private static Answer determined(FormFacts facts, String... laws) {
        return FormFacts.newest(facts.incident().determinations())
                .filter(entry -> entry.facts().personalData().involved() != TriState.UNKNOWN)
                .map(entry -> answer(entry, laws))
                .orElse(Answer.OPEN);
    }

    private static Answer answer(DeterminationEntry entry, String... laws) {
        List<Finding> findings = entry.findings().stream()
                .filter(finding -> Stream.of(laws).anyMatch(finding.basis()::startsWith))
                .toList();
        if (findings.isEmpty()) {
            return Answer.NOT_APPLICABLE;
        }
        String words = findings.stream().map(OccurrenceDuties::words).collect(joining("\n"))
                + (findings.stream().anyMatch(finding -> finding.basis().startsWith("ASSEMBLY."))
                        ? "\n本人への通知は議長が行う"
                        : "");
        boolean established = findings.stream().anyMatch(finding -> finding.strength() == Strength.REQUIRED);
        return established ? Answer.of(findings, words) : Answer.unknown(findings, words);
    }

    private static String words(Finding finding) {
        return BasisLabel.of(finding.basis()) + (finding.strength() == Strength.REQUIRED ? "　該当" : "　不明");
    }
}
