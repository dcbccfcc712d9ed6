package jp.csirt.incident.export.form;

import java.util.List;
import java.util.stream.Stream;

/** 項目の一覧: for every field of the forms what fills it. Source: requirements E.0–E.2. */
final class FieldSources {

    /** 共通事項. */
    static final List<FieldSource> HEADER = lines("""
            H01 1 様式名 TEXT RECORD
            H02 1 管理番号 TEXT RECORD
            H03 1 報次・版 TEXT RECORD
            H04 1 作成日時・時点 DATETIME RECORD
            H05 1 団体名・機関名 TEXT RECORD
            H06 1 宛先 TEXT RECORD
            H07 1 作成者の所属・職・氏名・連絡先 TEXT RECORD
            H08 F 決裁欄 TEXT ASSESSED
            H09 1 取扱区分 TEXT RECORD
            H10 F 保存期間・文書分類 TEXT RECORD
            H11 1 改ざん検知情報 TEXT RECORD
            """);

    /** 様式A. */
    static final List<FieldSource> OCCURRENCE = withHeader("""
            A101 1 報告者の所属・職・氏名・連絡先 TEXT REPORT
            A102 1 報告者区分 CODE REPORT
            A103 1 報告方法 CODE REPORT
            A104 1 報告日時 DATETIME REPORT
            A105 1 統一的な窓口の受付日時・受付者 TEXT RECEIPT
            A106 1 情報セキュリティ管理者への報告日時 DATETIME TOLD
            A107 1 統括情報セキュリティ責任者への報告日時 DATETIME TOLD
            A108 1 CISOへの報告日時 DATETIME TOLD
            A109 c 外部通報者への連絡先・回答要否 TEXT REPORT
            A201 1 発生日時 DATETIME REPORT
            A202 1 発覚（発見）日時 DATETIME REPORT
            A203 1 知った日時（法定期限の起算） DATETIME REPORT
            A204 1 発見者 CODE REPORT
            A205 1 発見の契機 TEXT SUPPLEMENT
            A206 1 発生場所・所管課 TEXT REPORT
            A301 1 件名 TEXT REPORT
            A302 1 事案の種別 CODE ASSESSMENT
            A303 1 脅威区分 CODE REPORT
            A304 1 概要 TEXT REPORT
            A305 1 経過 TABLE RECORD 日時 内容 実施者
            A306 1 現在の状況 TEXT SITUATION
            A401 1 情報システム名・所管 TABLE SITUATION 情報システム名 情報システム管理者
            A402 1 ネットワーク区分 CODE SITUATION
            A403 1 機器等 TEXT SUPPLEMENT
            A404 1 対象情報資産名・媒体 TABLE SITUATION 対象情報資産名 媒体
            A405 1 分類（自治体機密性・完全性・可用性） TABLE SITUATION 対象情報資産名 機密性 完全性 可用性
            A406 1 委託の有無 TEXT SUPPLEMENT
            A407 2 構成図 TEXT ATTACHMENT
            A501 1 個人情報の有無、漏えい・滅失・毀損の別、発生・おそれ TEXT SITUATION
            A502 1 特定個人情報（マイナンバー）の有無 CODE SITUATION
            A503 1 項目 CODE SITUATION
            A504 1 種類 CODE SITUATION
            A505 1 要配慮個人情報・条例要配慮個人情報の有無 TEXT SITUATION
            A506 1 財産的被害のおそれ CODE SITUATION
            A507 1 不正の目的のおそれ CODE SITUATION
            A508 1 本人の数 NUMBER SITUATION
            A509 1 高度な暗号化等の有無 CODE SITUATION
            A510 2 回収の有無 CODE SITUATION
            A511 2 漏えいのおそれの徴候 CODE SITUATION
            A601 1 被害レベル（発見者判断） NUMBER REPORT
            A602 1 被害レベル（CSIRT判断）・根拠 TEXT ASSESSMENT
            A603 1 業務への影響・停止時間 TEXT SITUATION
            A604 1 住民・企業への影響 TEXT SITUATION
            A605 1 二次被害の有無・おそれ・内容 TEXT SUPPLEMENT
            A606 1 他システム・他団体への波及の可能性 TEXT SUPPLEMENT
            A607 2 損害・復旧費用見込み TEXT SUPPLEMENT
            A701 1 インシデント該当性 CODE ASSESSMENT
            A702 1 評価日時・評価者・承認者 TEXT ASSESSMENT
            A703 1 評価の理由・重要度 TEXT ASSESSMENT
            A704 1 CISO報告日時・方法 TEXT TOLD_CISO
            A801 2 原因区分 CODE CAUSE
            A802 2 発生主体 CODE CAUSE
            A803 2 推定原因 TEXT CAUSE
            A804 2 調査方法・調査者・調査期間 TEXT CAUSE
            A805 c 侵入経路・手口・悪用脆弱性・攻撃手法 TEXT CAUSE
            A806 F 直接原因、背景・組織的要因 TEXT CAUSE
            A807 F 根拠資料（証拠番号） TEXT EVIDENCE
            A808 2 未判明事項・今後の調査予定 TEXT CAUSE
            A901 1 犯罪の可能性と根拠 CODE SITUATION
            A902 1 警察への通報・相談の要否 TEXT POLICE
            A1001 1 個人情報保護法施行規則43条1〜5号の該当性 TEXT SITUATION
            A1002 1 番号法規則2条1〜4号の該当性・ガイドラインの報告 TEXT SITUATION
            A1003 1 総務省・県・警察・その他の要否と期限 TABLE ASSESSMENT 報告先・区分 要否 期限 根拠
            A1101 c 添付資料一覧 TABLE ATTACHMENT 番号 ファイル名 日時 ハッシュ（SHA-256）
            """);

    /** 様式B. */
    static final List<FieldSource> RESPONSE = withHeader("""
            B101 1 発生状況報告書の管理番号・版 TEXT RECORD
            B102 1 対応状況の要約・現在のフェーズ TEXT SITUATION
            B103 1 緊急時対応計画の発動の有無・版 TEXT EMERGENCY_PLAN
            B201 1 指示 TABLE CONTAINMENT_ORDER 日時 指示者 指示先 内容 根拠条項
            B202 1 実施 TABLE CONTAINMENT 日時 実施者 内容 結果 確認者（2名確認）
            B203 c システム・回線の停止／遮断 TABLE SYSTEM_STOP 対象 停止 再開 決定者
            B301 1 類似事案の検討結果 TABLE LATERAL_CHECK 日時 検討結果 検討者
            B302 c 確認指示先システム・管理者・回答・結果 TABLE LATERAL_CHECK 確認指示先システム 管理者 期限 結果 回答
            B401 c 保存した記録 TABLE EVIDENCE 番号・種別 内容・対象期間 取得日時 ハッシュ（SHA-256） 取得者・保管場所・管理者
            B402 c 利用状況調査 TABLE INVESTIGATION 日時 命令者 対象 範囲
            B501 2 復旧指示・実施・確認 TABLE RECOVERY_ORDER 日時 区分 内容 指示者・実施者
            B502 2 復旧状況・代替手段 TEXT RECOVERY
            B503 c 業務継続計画との関係 TEXT SUPPLEMENT
            B601 1 報告記録 TABLE TOLD 日時 相手 区分・方法 内容 報告者
            B602 c CISO代行の有無・期間・理由 TABLE RECORD 始まり 終わり 代行 理由
            B701 1 報告先・根拠・区分・期限・提出日時・方法・受付番号・担当 TABLE SUBMISSION 提出日時 報告先・区分 根拠・期限 方法・受付番号 担当
            B702 c 報告しない判断 TABLE WAIVER 決定日時 報告先・区分 理由 承認者
            B703 c 警察への通報・相談・被害届 TABLE POLICE 日時 種別 署・担当 受理番号 連絡した者
            B704 c 情報共有 TABLE SHARING 日時 相手 TLP 内容
            B801 c 通知の要否・方法・対象数・実施数・日時 TABLE SUBJECTS_DECISION 日時 要否・方法 人数 内容 判断・実施した者
            B802 c 通知できない理由と代替措置 TEXT SUBJECTS_DECISION
            B803 c 問合せ窓口・件数・苦情 TEXT SUPPLEMENT
            B901 1 公表の判断 TEXT DISCLOSURE_DECISION
            B902 c 公表日時・媒体・回次・文面 TABLE DISCLOSURE 回次 日時 媒体 文面 担当
            B903 c 公表しない・保留の理由 TEXT DISCLOSURE_DECISION
            B1001 c 対処要求と回答 TABLE VENDOR 日時 相手・要求者 内容 一時中断 回答
            B1002 c 措置内容の統括（CISO）への報告日 TEXT SUPPLEMENT
            B1003 c 損害賠償・契約上の措置 TEXT SUPPLEMENT
            B1101 F 原因究明の結果 TEXT CAUSE
            B1201 F 実施済みの措置 TABLE IMPLEMENTATION 内容 実施日 担当
            B1202 F 今後実施予定の措置 TABLE PREVENTION 内容 期限 担当 状態
            B1203 F 効果確認 TABLE VERIFICATION 措置 確認日 確認者 結果
            B1204 F 規程・計画・研修への反映 TEXT SUPPLEMENT
            B1301 F 再発防止策の報告日時 TEXT PREVENTION
            B1302 F 確認結果・指示事項・指示先・期限 TABLE PREVENTION_DECISION 日時 確認結果 指示事項 指示先 期限
            B1401 c 例外措置 TABLE EXCEPTION 日時 内容・理由・期限 申請者 許可 事後報告
            B1402 c 職員の違反対応（別綴）の有無 TEXT PERSONNEL
            B1501 F 最終的な被害・影響・費用 TEXT SUPPLEMENT
            B1601 F 完了判定 TEXT CLOSURE
            B1701 F 対応の振り返り TEXT CLOSURE
            """);

    /** Fields that stand in extracts only. */
    private static final List<FieldSource> EXTRAS = lines("""
            F01 1 CISOへの報告 TEXT TOLD
            F02 1 連絡先 TEXT SUPPLEMENT
            F03 1 今後の予定 TEXT CAUSE
            P01 1 報告種別 CODE SITUATION
            P02 c 前回の報告 TEXT SUBMISSION
            P03 1 報告期限 TEXT SITUATION
            P04 c その他の補完事項 TEXT SUPPLEMENT
            N01 1 発信者 TEXT RECORD
            N02 1 前文 TEXT RECORD
            N03 2 原因 TEXT CAUSE
            N04 c 公表 TEXT DISCLOSURE
            N05 1 対応 TEXT CONTAINMENT
            N06 F 再発防止のための措置 TEXT PREVENTION_DECISION
            N07 1 本人が取り得る措置・その他 TEXT SUPPLEMENT
            N08 1 概要 TEXT SUPPLEMENT
            N09 1 問合せ窓口 TEXT SUPPLEMENT
            G01 1 経緯 TEXT RECORD
            R01 2 ランサムノート TEXT SUPPLEMENT
            R02 2 暗号化されたファイルの拡張子 TEXT SUPPLEMENT
            R03 2 ランサムウェアの類型 TEXT SUPPLEMENT
            R04 2 侵入方法 TEXT SUPPLEMENT
            R05 2 特徴（インディケータ情報） TEXT SUPPLEMENT
            R06 2 NCOへの共有の同意 TEXT SUPPLEMENT
            D01 2 攻撃の種別 TEXT SUPPLEMENT
            D02 2 観測した通信量 TEXT SUPPLEMENT
            D03 2 継続時間 TEXT SUPPLEMENT
            D04 2 緩和策 TEXT SUPPLEMENT
            D05 2 業務・サービスへの影響 TEXT SUPPLEMENT
            """);

    private FieldSources() {}

    /** The field wherever it stands. */
    static FieldSource of(String fieldId) {
        return Stream.of(OCCURRENCE, RESPONSE, EXTRAS)
                .flatMap(List::stream)
                .filter(source -> source.fieldId().equals(fieldId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no form has a field " + fieldId));
    }

    private static List<FieldSource> withHeader(String fields) {
        return Stream.concat(HEADER.stream(), lines(fields).stream()).toList();
    }

    private static List<FieldSource> lines(String fields) {
        return fields.lines().map(FieldSource::of).toList();
    }
}
