package jp.csirt.incident.read.timeline;

import static java.util.stream.Collectors.joining;

import java.util.List;
import jp.csirt.incident.domain.assessment.BasisLabel;
import jp.csirt.incident.domain.assessment.Finding;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.LevelEvent;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLowered;
import jp.csirt.incident.domain.incident.LevelEvent.LevelLoweringProposed;
import jp.csirt.incident.domain.incident.LevelEvent.LevelRaised;
import jp.csirt.incident.domain.incident.ObligationEvent;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.profile.PolicyProfile;

/** 被害レベルと報告義務の言葉. */
final class JudgementText {

    private final PolicyProfile profile;

    JudgementText(PolicyProfile profile) {
        this.profile = profile;
    }

    String of(LevelEvent event) {
        return switch (event) {
            case LevelRaised e ->
                "被害レベルを%dから%sへ引上げ%s: %s".formatted(e.from(), level(e.to()), e.rule() == null ? "" : "（自動）", e.reason());
            case LevelLoweringProposed e ->
                "被害レベルを%dから%sへ下げる提案 %d: %s".formatted(e.from(), level(e.to()), e.n(), e.reason());
            case LevelLowered e ->
                "被害レベルを下げる提案 %d を承認: %s".formatted(e.n(), level(e.to())) + EventText.overridden(e.override());
        };
    }

    String of(ObligationEvent event) {
        return switch (event) {
            case DutiesDetermined e -> "報告要否の判定（" + e.rules().ruleSet().label() + "）: " + findings(e.findings());
            case ObligationDetermined e ->
                "外部報告の義務（%s）: %s".formatted(duty(e.duty()), strength(e.duty().strength()));
            case ObligationWithdrawn e -> "外部報告の義務（%s）が消滅: %s".formatted(to(e.recipient(), e.stage()), e.reason());
        };
    }

    private String level(int level) {
        String criterion = profile.levelCriterion(level);
        return level + (criterion.isEmpty() ? "" : "（" + criterion + "）");
    }

    private static String duty(Duty duty) {
        return "%s、%s".formatted(to(duty.recipient(), duty.stage()), duty.clause());
    }

    private static String to(Recipient recipient, ReportStage stage) {
        return recipient.label() + " " + stage.label();
    }

    private static String strength(Strength strength) {
        return switch (strength) {
            case PROPOSED -> "要否を判断してください";
            case REQUIRED -> "必要";
        };
    }

    private static String findings(List<Finding> findings) {
        return findings.isEmpty()
                ? "該当なし"
                : findings.stream()
                        .map(finding -> BasisLabel.of(finding.basis())
                                + (finding.strength() == Strength.REQUIRED ? "" : "のおそれ（不明）"))
                        .collect(joining("、"));
    }
}
