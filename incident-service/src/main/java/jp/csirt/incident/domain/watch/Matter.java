package jp.csirt.incident.domain.watch;

import java.util.Optional;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.shared.Labelled;

/** 用件: what a notification is about, as a closed list; no notification carries words of its own. */
public enum Matter implements Labelled {
    RECEIVE_REPORT("報告の受付"),
    HANDLE_INCIDENT("事案への対応"),
    LEVEL_RAISED("被害レベルの引上げによる対応"),
    REASSESS("再開した事案の評価"),
    APPROVE_ASSESSMENT("評価の承認"),
    APPROVE_LEVEL_LOWERING("被害レベルの引下げの承認"),
    CONTAIN("指示された応急措置の実施"),
    RECOVER("復旧の実施"),
    AWAIT_VENDOR("委託事業者の措置の確認"),
    ANSWER_LATERAL_CHECK("横展開の確認の回答"),
    FOUND_ELSEWHERE("横展開で見つかった同種の事案への対応"),
    INVESTIGATE_USAGE("利用状況の調査"),
    FOLLOW_CISO_INSTRUCTION("CISOの指示の実行"),
    EMERGENCY_PLAN_INVOKED("緊急時対応計画の発動"),
    JUDGE_DUTY("外部報告の要否の判断"),
    FULFIL_DUTY("外部報告"),
    DUE_CHANGED("外部報告の期限の変更"),
    DUTY_WITHDRAWN("外部報告の義務の取消"),
    APPROVE_EXTERNAL_REPORT("外部報告の承認"),
    SUBMIT_EXTERNAL_REPORT("承認された外部報告の提出"),
    DECIDE_WAIVER("報告不要の決定"),
    REPORT_WAIVED("報告不要とされた外部報告"),
    DECIDE_DISCLOSURE("公表の案の判断"),
    DISCLOSURE_DECIDED("判断された公表の実施"),
    DECIDE_SUBJECT_NOTIFICATION("本人通知の案の判断"),
    SUBJECT_NOTIFICATION_DECIDED("判断された本人通知の実施"),
    DECIDE_PREVENTION("再発防止策の確認"),
    REVISE_PREVENTION("差し戻された再発防止策の見直し"),
    IMPLEMENT_MEASURE("指示された措置の実施"),
    MEASURE_OVERDUE("実施期限を過ぎた措置"),
    VERIFY_MEASURE("措置の効果確認"),
    MEASURE_INEFFECTIVE("効果のなかった措置の再実施"),
    TAKE_OVER_MEASURE("改善計画へ引き継がれた措置"),
    DECIDE_EXCEPTION("例外措置の許可"),
    EXCEPTION_DECIDED("決定された例外措置"),
    EXCEPTION_ENDED("期間の終わった例外措置"),
    CONFIRM_EMERGENCY_EXCEPTION("緊急の例外措置の事後確認"),
    APPROVE_CORRECTION("訂正の承認"),
    ISSUE_FORMS("様式の最終報の発行"),
    CLOSE_INCIDENT("完了の承認"),
    PERMIT_ERASURE("消去の許可"),
    EARLIER_AWARENESS("重複の報告にある、より早い知った日時の確認"),
    CONFIRM_DEPUTY_ACT("代行による行為の事後確認"),
    STEP_REPORT(Step.REPORT),
    STEP_RECEIPT(Step.RECEIPT),
    STEP_OVERALL_MANAGER_REPORT(Step.OVERALL_MANAGER_REPORT),
    STEP_CISO_REPORT_BY_MANAGER(Step.CISO_REPORT_BY_MANAGER),
    STEP_ASSESSMENT(Step.ASSESSMENT),
    STEP_CISO_REPORT(Step.CISO_REPORT),
    STEP_CONTAINMENT_INSTRUCTION(Step.CONTAINMENT_INSTRUCTION),
    STEP_CONTAINMENT(Step.CONTAINMENT),
    STEP_LATERAL_CHECK(Step.LATERAL_CHECK),
    STEP_LATERAL_ANSWER(Step.LATERAL_ANSWER),
    STEP_FIRST_REPORT(Step.FIRST_REPORT),
    STEP_FOLLOW_UP_REPORT(Step.FOLLOW_UP_REPORT),
    STEP_POLICE(Step.POLICE),
    STEP_PPC_DETERMINATION(Step.PPC_DETERMINATION),
    STEP_PPC_PRELIMINARY(Step.PPC_PRELIMINARY),
    STEP_PPC_FINAL(Step.PPC_FINAL),
    STEP_SUBJECT_DECISION(Step.SUBJECT_DECISION),
    STEP_DISCLOSURE_DECISION(Step.DISCLOSURE_DECISION),
    STEP_EVIDENCE(Step.EVIDENCE),
    STEP_VENDOR_REQUEST(Step.VENDOR_REQUEST),
    STEP_CAUSE_HYPOTHESIS(Step.CAUSE_HYPOTHESIS),
    STEP_CAUSE(Step.CAUSE),
    STEP_PREVENTION_REPORT(Step.PREVENTION_REPORT),
    STEP_CISO_DECISION(Step.CISO_DECISION),
    STEP_MEASURE(Step.MEASURE),
    STEP_CLOSING(Step.CLOSING),
    STEP_LEVEL_ZERO(Step.LEVEL_ZERO);

    private final String label;

    Matter(String label) {
        this.label = label;
    }

    Matter(Step step) {
        this(step.label());
    }

    /** The step itself, as what a warning or an escalation is about. */
    static Matter of(Step step) {
        return valueOf("STEP_" + step.name());
    }

    /** The step that ends with what is to be decided here. */
    Optional<Step> ends() {
        return switch (this) {
            case DECIDE_PREVENTION -> Optional.of(Step.CISO_DECISION);
            case DECIDE_DISCLOSURE -> Optional.of(Step.DISCLOSURE_DECISION);
            case DECIDE_SUBJECT_NOTIFICATION -> Optional.of(Step.SUBJECT_DECISION);
            case CLOSE_INCIDENT -> Optional.of(Step.CLOSING);
            default -> Optional.empty();
        };
    }

    @Override
    public String label() {
        return label;
    }
}
