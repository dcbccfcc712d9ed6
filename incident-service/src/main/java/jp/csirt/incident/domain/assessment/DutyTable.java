package jp.csirt.incident.domain.assessment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.shared.Source;

/** 報告先と区分: which duties rest on the grounds, and which clause demands each. */
@Source(document = "requirements", clause = "C.1")
final class DutyTable {

    private final List<Finding> findings;
    private final DutyRules rules;
    private final RuleSet ruleSet;

    private DutyTable(List<Finding> findings, DutyRules rules) {
        this.findings = findings;
        this.rules = rules;
        this.ruleSet = rules.ruleSet();
    }

    static List<Duty> duties(List<Finding> findings, DutyRules rules, List<FurtherRecipient> further) {
        var table = new DutyTable(findings, rules);
        return Stream.concat(table.general().stream(), table.further(further)).toList();
    }

    private List<Duty> general() {
        var confirmed = of(Basis.Course.CONFIRMED.code());
        return Stream.of(
                        commission(ReportStage.PRELIMINARY),
                        commission(ReportStage.FINAL_LEGAL),
                        subjects(),
                        duty(Recipient.MIC, ReportStage.FIRST, "1(9)④", asked(DutySource.MIC, confirmed)),
                        duty(Recipient.PREFECTURE, ReportStage.FIRST, "1(9)④", asked(DutySource.PREFECTURE, confirmed)),
                        duty(Recipient.POLICE, ReportStage.FIRST, "6.5(3)", of(Basis.Course.CRIME.code())),
                        duty(
                                Recipient.PUBLIC,
                                ReportStage.FIRST,
                                "1(9)⑤",
                                confirmed.stream().map(Finding::possible).toList()),
                        duty(Recipient.RELATED_BODY, ReportStage.FIRST, "1(9)⑥", of(Basis.Course.ATTACK.code())),
                        duty(Recipient.COMMITTEE, ReportStage.LAST, "7.3(4)", of(Basis.Course.CLOSED.code())))
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> asked(DutySource source, List<Finding> grounds) {
        return rules.asks(source) ? grounds : List.of();
    }

    /** One duty for each further recipient, whatever brings it about. */
    private Stream<Duty> further(List<FurtherRecipient> further) {
        return further.stream().map(FurtherRecipient::recipient).distinct().flatMap(recipient -> {
            List<FurtherRecipient> standing = further.stream()
                    .filter(one -> one.recipient() == recipient)
                    .filter(one -> !of(one.ground().code()).isEmpty())
                    .toList();
            String clause =
                    standing.stream().map(FurtherRecipient::clause).distinct().collect(Collectors.joining("、"));
            List<Finding> grounds = standing.stream()
                    .flatMap(one -> of(one.ground().code()).stream())
                    .toList();
            return duty(recipient, ReportStage.FIRST, clause, grounds).stream();
        });
    }

    /**
     * 個人情報保護委員会: an assembly reports leaks of My Numbers only. A category of the rule takes the place of the guideline,
     * but not of the time since when the duty stands.
     */
    private List<Duty> commission(ReportStage stage) {
        List<Finding> grounds = of("APPI.", "MYNUMBER.");
        boolean replaced = grounds.stream().anyMatch(DutyTable::isOfRule);
        return duty(Recipient.PPC, stage, clause(grounds, "1項"), grounds).stream()
                .map(duty -> replaced ? duty.without(Basis.MyNumber.GUIDELINE) : duty)
                .toList();
    }

    /** 本人: what only the guideline asks for depends on the content of the case. */
    private List<Duty> subjects() {
        List<Finding> grounds = of("APPI.", "ASSEMBLY.", "MYNUMBER.").stream()
                .map(finding -> isGuideline(finding) ? finding.possible() : finding)
                .toList();
        return duty(Recipient.SUBJECTS, ReportStage.NOTICE, clause(grounds, "2項"), grounds);
    }

    private List<Finding> of(String... beginnings) {
        return findings.stream()
                .filter(finding -> Stream.of(beginnings).anyMatch(finding.basis()::startsWith))
                .toList();
    }

    private static List<Duty> duty(Recipient recipient, ReportStage stage, String clause, List<Finding> grounds) {
        List<Finding> counting = counting(grounds);
        return counting.stream()
                .map(Finding::awareAt)
                .min(Comparator.naturalOrder())
                .map(awareAt -> new Duty(
                        recipient,
                        stage,
                        counting.getFirst().strength(),
                        counting.stream().map(Finding::basis).toList(),
                        clause,
                        awareAt))
                .stream()
                .toList();
    }

    /** Established grounds make the duty and stand alone; while there are none, the possible ones propose it. */
    private static List<Finding> counting(List<Finding> grounds) {
        var established = grounds.stream()
                .filter(finding -> finding.strength() == Strength.REQUIRED)
                .toList();
        return established.isEmpty() ? grounds : established;
    }

    private String clause(List<Finding> grounds, String paragraph) {
        List<Finding> counting = counting(grounds);
        boolean ofRule = counting.stream().anyMatch(DutyTable::isOfRule);
        return String.join(
                "、",
                counting.stream()
                        .filter(finding -> !(ofRule && isGuideline(finding)))
                        .map(finding -> clause(finding, paragraph))
                        .distinct()
                        .toList());
    }

    private String clause(Finding finding, String paragraph) {
        if (isGuideline(finding)) {
            return "特定個人情報ガイドライン別添2";
        }
        if (finding.basis().startsWith("MYNUMBER.")) {
            return "番号法29条の4第" + paragraph;
        }
        return ruleSet == RuleSet.ASSEMBLY ? ruleSet.label() : ruleSet.label() + paragraph;
    }

    private static boolean isGuideline(Finding finding) {
        return finding.basis().equals(Basis.MyNumber.GUIDELINE);
    }

    /** 番号法規則2条 1号 to 4号, established. */
    private static boolean isOfRule(Finding finding) {
        return finding.basis().startsWith("MYNUMBER.")
                && !isGuideline(finding)
                && finding.strength() == Strength.REQUIRED;
    }
}
