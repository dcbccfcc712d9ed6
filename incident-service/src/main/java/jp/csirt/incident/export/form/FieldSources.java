package jp.csirt.incident.export.form;

import java.util.List;

/** 項目の一覧: for every field of the two reports what fills it. Source: requirements E.0–E.2. */
final class FieldSources {

    private static final String HEADER = """
            H01 様式名 TEXT RECORD
            H02 管理番号 TEXT RECORD
            H03 報次 TEXT RECORD
            H04 作成日時 DATETIME RECORD
            H05 団体名 TEXT RECORD
            H06 宛先 TEXT RECORD
            H07 作成者 TEXT RECORD
            H08 決裁 TEXT ASSESSED
            H09 取扱区分 TEXT RECORD
            H10 保存期間 TEXT RECORD
            H11 改ざん検知 TEXT RECORD
            """;

    /** 様式A. */
    static final List<FieldSource> OCCURRENCE = of("""
            A101 報告者 TEXT REPORT
            A102 報告者区分 CODE REPORT
            A103 報告方法 CODE REPORT
            A104 報告日時 DATETIME REPORT
            A105 受付 TEXT RECEIPT
            A106 管理者への報告日時 DATETIME TOLD
            A107 統括への報告日時 DATETIME TOLD
            A108 CISOへの報告日時 DATETIME TOLD
            A109 外部通報者の連絡先 TEXT REPORT
            A201 発生日時 DATETIME REPORT
            A202 発見日時 DATETIME REPORT
            A203 知った日時 DATETIME REPORT
            A204 発見者 CODE REPORT
            A205 発見の契機 TEXT SUPPLEMENT
            A206 発生場所 TEXT REPORT
            A301 件名 TEXT REPORT
            A302 事案の種別 CODE ASSESSMENT
            A303 脅威区分 CODE REPORT
            A304 概要 TEXT REPORT
            A305 経過 TABLE RECORD 日時 内容 実施者
            A306 現在の状況 TEXT SITUATION
            A401 情報システム TABLE SITUATION 情報システム名 情報システム管理者
            A402 ネットワーク区分 CODE SITUATION
            A403 機器等 TEXT SUPPLEMENT
            A404 情報資産 TABLE SITUATION 対象情報資産名 媒体
            A405 資産の分類 TABLE SITUATION 対象情報資産名 機密性 完全性 可用性
            A406 委託 TEXT SUPPLEMENT
            A407 構成図 TEXT ATTACHMENT
            A501 個人情報の有無 TEXT SITUATION
            A502 特定個人情報の有無 CODE SITUATION
            A503 個人情報の項目 CODE SITUATION
            A504 本人の種類 CODE SITUATION
            A505 要配慮個人情報 TEXT SITUATION
            A506 財産的被害のおそれ CODE SITUATION
            A507 不正の目的のおそれ CODE SITUATION
            A508 本人の数 NUMBER SITUATION
            A509 高度な暗号化等 CODE SITUATION
            A510 回収の有無 CODE SITUATION
            A511 漏えいの徴候 CODE SITUATION
            A601 発見者の被害レベル NUMBER REPORT
            A602 被害レベル TEXT ASSESSMENT
            A603 業務への影響 TEXT SITUATION
            A604 住民への影響 TEXT SITUATION
            A605 二次被害 TEXT SUPPLEMENT
            A606 波及の可能性 TEXT SUPPLEMENT
            A607 費用見込み TEXT SUPPLEMENT
            A701 該当性 CODE ASSESSMENT
            A702 評価者 TEXT ASSESSMENT
            A703 評価の理由 TEXT ASSESSMENT
            A704 評価のCISO報告 TEXT TOLD_CISO
            A801 原因区分 CODE CAUSE
            A802 発生主体 CODE CAUSE
            A803 推定原因 TEXT CAUSE
            A804 調査方法 TEXT CAUSE
            A805 侵入経路 TEXT CAUSE
            A806 直接原因 TEXT CAUSE
            A807 根拠資料 TEXT EVIDENCE
            A808 未判明事項 TEXT CAUSE
            A901 犯罪の可能性 CODE SITUATION
            A902 警察への連絡の要否 TEXT POLICE
            A1001 個人情報保護法の該当性 TEXT SITUATION
            A1002 番号法の該当性 TEXT SITUATION
            A1003 外部報告の要否 TABLE ASSESSMENT 報告先・区分 要否 期限 根拠
            A1101 添付資料 TABLE ATTACHMENT 番号 ファイル名 日時 ハッシュ（SHA-256）
            """);

    /** 様式B. */
    static final List<FieldSource> RESPONSE = of("""
            B101 発生状況報告書 TEXT RECORD
            B102 対応状況の要約 TEXT SITUATION
            B103 緊急時対応計画 TEXT EMERGENCY_PLAN
            B201 応急措置の指示 TABLE CONTAINMENT_ORDER 日時 指示者 指示先 内容 根拠条項
            B202 応急措置の実施 TABLE CONTAINMENT 日時 実施者 内容 結果 確認者（2名確認）
            B203 システムの停止 TABLE SYSTEM_STOP 対象 停止 再開 決定者
            B301 類似事案の検討 TABLE LATERAL_CHECK 日時 検討結果 検討者
            B302 横展開の確認 TABLE LATERAL_CHECK 確認指示先システム 管理者 期限 結果 回答
            B401 保存した記録 TABLE EVIDENCE 番号・種別 内容・対象期間 取得日時 ハッシュ（SHA-256） 取得者・保管場所・管理者
            B402 利用状況調査 TABLE INVESTIGATION 日時 命令者 対象 範囲
            B501 復旧 TABLE RECOVERY_ORDER 日時 区分 内容 指示者・実施者
            B502 復旧状況 TEXT RECOVERY
            B503 業務継続計画 TEXT SUPPLEMENT
            B601 庁内報告 TABLE TOLD 日時 相手 区分・方法 内容 報告者
            B602 CISO代行 TABLE RECORD 始まり 終わり 代行 理由
            B701 外部報告 TABLE SUBMISSION 提出日時 報告先・区分 根拠・期限 方法・受付番号 担当
            B702 報告しない判断 TABLE WAIVER 決定日時 報告先・区分 理由 承認者
            B703 警察への連絡 TABLE POLICE 日時 種別 署・担当 受理番号 連絡した者
            B704 情報共有 TABLE SHARING 日時 相手 TLP 内容
            B801 本人通知 TABLE SUBJECTS_DECISION 日時 要否・方法 人数 内容 判断・実施した者
            B802 通知できない理由 TEXT SUBJECTS_DECISION
            B803 問合せ TEXT SUPPLEMENT
            B901 公表の判断 TEXT DISCLOSURE_DECISION
            B902 公表 TABLE DISCLOSURE 回次 日時 媒体 文面 担当
            B903 公表しない理由 TEXT DISCLOSURE_DECISION
            B1001 委託事業者への要求 TABLE VENDOR 日時 相手・要求者 内容 一時中断 回答
            B1002 措置内容の報告日 TEXT SUPPLEMENT
            B1003 契約上の措置 TEXT SUPPLEMENT
            B1101 原因究明の結果 TEXT CAUSE
            B1201 実施済みの措置 TABLE IMPLEMENTATION 内容 実施日 担当
            B1202 実施予定の措置 TABLE PREVENTION 内容 期限 担当 状態
            B1203 効果確認 TABLE VERIFICATION 措置 確認日 確認者 結果
            B1204 規程等への反映 TEXT SUPPLEMENT
            B1301 再発防止策の報告 TEXT PREVENTION
            B1302 CISO確認 TABLE PREVENTION_DECISION 日時 確認結果 指示事項 指示先 期限
            B1401 例外措置 TABLE EXCEPTION 日時 内容・理由・期限 申請者 許可 事後報告
            B1402 職員の違反対応 TEXT PERSONNEL
            B1501 最終的な被害 TEXT SUPPLEMENT
            B1601 完了判定 TEXT CLOSURE
            B1701 振り返り TEXT CLOSURE
            """);

    private FieldSources() {}

    private static List<FieldSource> of(String fields) {
        return (HEADER + fields).lines().map(FieldSource::of).toList();
    }
}
