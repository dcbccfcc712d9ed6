package jp.csirt.incident.domain.incident;

/** 完了の条件, in the order in which they are shown. Source: requirements A.4. */
public enum GuardCode {
    ASSESSMENT_MISSING("5.3(3)①", "評価がまだ行われていません。"),
    CISO_REPORT_MISSING("5.3(3)②", "評価の結果がCISOに報告されていません。"),
    CONTAINMENT_OPEN("5.3(3)③", "応急措置が実施済み又は不要（理由あり）になっていません。"),
    RECOVERY_OPEN("5.3(3)③", "復旧が実施済み又は不要（理由あり）になっていません。"),
    LATERAL_CHECK_OPEN("5.3(3)③", "類似事案（横展開）の検討又は確認の回答が残っています。"),
    EVIDENCE_MISSING("6.5(3)", "犯罪の可能性がありますが、証拠が保全されていません。"),
    POLICE_OPEN("6.5(3)", "警察への通報・相談が済んでいません。"),
    MIC_OPEN("1(9)④", "総務省への最終報の提出又は報告不要の決定が記録されていません。"),
    PREFECTURE_OPEN("1(9)④", "都道府県への最終報の提出又は報告不要の決定が記録されていません。"),
    PPC_OPEN("個人情報保護法68条1項", "個人情報保護委員会への報告が済んでいません。"),
    SUBJECTS_OPEN("個人情報保護法68条2項", "本人への通知の判断又は実施が済んでいません。"),
    DISCLOSURE_UNDECIDED("1(9)⑤", "公表するかどうかの判断が記録されていません。"),
    VENDOR_OPEN("8.1(3)①(エ)", "委託事業者への対処要求が済んでいません。"),
    CAUSE_OPEN("5.3(3)④", "原因が確定（又は理由を付して不明）になっていません。"),
    FORMS_NOT_ISSUED("5.3(3)④", "発生状況報告書と対応状況報告書の最終報がありません。最終報を発行した後に状況、評価、原因、再発防止の措置又は訂正を記録したときは、最終報を改めて発行してください。"),
    PREVENTION_NOT_ORDERED("5.3(3)⑤", "再発防止策についてCISOの確認と措置の指示が済んでいません。"),
    MEASURE_OPEN("5.3(3)⑤", "再発防止の措置に、効果確認済み又は改善計画へ引継ぎになっていないものがあります。"),
    SEPARATION_OF_DUTIES("1(8)", "評価若しくは提出した外部報告の承認又は完了の提案が、別の者によって行われていません。");

    private final String clause;
    private final String message;

    GuardCode(String clause, String message) {
        this.clause = clause;
        this.message = message;
    }

    /** This code as an unmet guard with more to be said. */
    Guard unmet(String moreClause, String more) {
        return new Guard(this, clause + "、" + moreClause, message + more);
    }

    /** This code as an unmet guard. */
    Guard unmet() {
        return new Guard(this, clause, message);
    }
}
