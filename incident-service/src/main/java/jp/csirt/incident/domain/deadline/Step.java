package jp.csirt.incident.domain.deadline;

import java.util.Arrays;
import java.util.Optional;
import jp.csirt.incident.domain.shared.Labelled;

/** 対応の段階: what must follow what in time; its number is that of the timetable. Source: requirements D.3. */
public enum Step implements Labelled {
    REPORT(1, "報告", "5.3(1)①"),
    RECEIPT(2, "CSIRTの受付", "1(9)②"),
    OVERALL_MANAGER_REPORT(3, "統括情報セキュリティ責任者への報告", "5.3(1)②"),
    CISO_REPORT_BY_MANAGER(4, "管理者からCISOへの報告", "5.3(1)③"),
    ASSESSMENT(5, "状況確認・評価", "5.3(3)①"),
    CISO_REPORT(6, "CISOへの報告", "5.3(3)②"),
    CONTAINMENT_INSTRUCTION(7, "応急措置の指示", "5.3(3)③"),
    CONTAINMENT(8, "応急措置の実施", "5.3(3)③"),
    LATERAL_CHECK(9, "横展開の検討", "5.3(3)③"),
    LATERAL_ANSWER(10, "横展開の回答", "5.3(3)③"),
    FIRST_REPORT(11, "総務省・県への第一報", "1(9)④"),
    FOLLOW_UP_REPORT(12, "総務省・県への続報", "6.5(2)"),
    POLICE(13, "警察への通報・相談", "6.5(3)"),
    PPC_DETERMINATION(14, "個人情報保護委員会への報告要否の判定", "5.3(1)④"),
    PPC_PRELIMINARY(15, "個人情報保護委員会への速報", "個人情報保護法68条1項"),
    PPC_FINAL(16, "個人情報保護委員会への確報", "個人情報保護法68条1項"),
    SUBJECT_DECISION(17, "本人通知の判断", "個人情報保護法68条2項"),
    DISCLOSURE_DECISION(18, "公表の判断", "1(9)⑤"),
    EVIDENCE(19, "証拠保全", "6.5(3)"),
    VENDOR_REQUEST(20, "委託事業者への対処要求", "8.1(3)①(エ)"),
    CAUSE_HYPOTHESIS(21, "原因究明（中間）", "5.3(3)④"),
    CAUSE(22, "原因究明（確定）", "5.3(3)④"),
    PREVENTION_REPORT(23, "再発防止策のCISOへの報告", "5.3(3)④"),
    CISO_DECISION(24, "CISOの確認・措置指示", "5.3(3)⑤"),
    MEASURE(25, "措置の実施", "5.3(3)⑤"),
    CLOSING(26, "完了", ""),
    LEVEL_ZERO(27, "レベル0の管理者の確認", "7.3(5)");

    private final int number;
    private final String label;
    private final String clause;

    Step(int number, String label, String clause) {
        this.number = number;
        this.label = label;
        this.clause = clause;
    }

    /** The step with that number; empty where the timetable has none. */
    public static Optional<Step> of(int number) {
        return Arrays.stream(values()).filter(step -> step.number == number).findFirst();
    }

    /** The step's number in the timetable, 1 to 27. */
    public int number() {
        return number;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the timetable sets its limit; 速報 and 確報 follow the law, a measure has its own date. */
    public boolean inTimetable() {
        return this != PPC_PRELIMINARY && this != PPC_FINAL && this != MEASURE;
    }

    /** The clause that asks for it; empty where the product does. */
    public String clause() {
        return clause;
    }
}
