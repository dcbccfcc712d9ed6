package jp.csirt.incident.read.timeline;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
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
import jp.csirt.incident.domain.incident.PolicyScopeEvent;
import jp.csirt.incident.domain.incident.PolicyScopeEvent.PolicyScopeDetermined;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.PolicyScope;

/** 被害レベルと報告義務の言葉. */
final class JudgementText {

    private final PolicyProfile profile;
    private final DueText dues;

    JudgementText(PolicyProfile profile, DueText dues) {
        this.profile = profile;
        this.dues = dues;
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
                "外部報告の義務（%s）: %s".formatted(duty(e.duty()), strength(e.duty().strength()))
                        + due(e.duty())
                        + dues.change(e);
            case ObligationWithdrawn e -> "外部報告の義務（%s）が消滅: %s".formatted(to(e.recipient(), e.stage()), e.reason());
        };
    }

    /** What the rules are called, whose posts answer, and what they do not apply to. */
    String of(PolicyScopeEvent event) {
        return switch (event) {
            case PolicyScopeDetermined(var _, var _, var scope) ->
                scope.equals(PolicyScope.NONE) ? "適用対象外のネットワークに関わらない" : String.join("。", said(scope));
        };
    }

    private List<String> said(PolicyScope scope) {
        String rules = scope.ruleSets().stream().map(profile::ruleSetName).collect(joining("、"));
        String route = scope.route().stream().map(profile::organName).collect(joining("、"));
        String outside = scope.excludedNetworks().stream()
                .map(profile::excludedNetworkName)
                .collect(joining("、"));
        return Stream.of(
                        rules.isEmpty() ? "" : "適用される規程: " + rules,
                        route.isEmpty() ? "" : "対応する体制: " + route,
                        outside.isEmpty() ? "" : "適用対象外: " + outside + "（所管へ引き継ぐ）")
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private String level(int level) {
        String criterion = profile.levelCriterion(level);
        return level + (criterion.isEmpty() ? "" : "（" + criterion + "）");
    }

    private String duty(Duty duty) {
        return "%s、%s".formatted(to(duty.recipient(), duty.stage()), duty.clause());
    }

    private String due(Duty duty) {
        String due = profile.local().due(duty);
        return due.isEmpty() ? "" : "（期限の定め: " + due + "）";
    }

    private String to(Recipient recipient, ReportStage stage) {
        return profile.word(recipient) + " " + stage.label();
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
