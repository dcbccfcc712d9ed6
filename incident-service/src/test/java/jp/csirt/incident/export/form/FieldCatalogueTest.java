package jp.csirt.incident.export.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of requirements E.0–E.2, copied: number, stage and label as printed (without lists of choices). */
class FieldCatalogueTest {

    private static final String HEADER = """
            H01 1 様式名
            H02 1 管理番号
            H03 1 報次・版
            H04 1 作成日時・時点
            H05 1 団体名・機関名
            H06 1 宛先
            H07 1 作成者の所属・職・氏名・連絡先
            H08 F 決裁欄
            H09 1 取扱区分
            H10 F 保存期間・文書分類
            H11 1 改ざん検知情報
            """;

    private static final String OCCURRENCE = """
            A101 1 報告者の所属・職・氏名・連絡先
            A102 1 報告者区分
            A103 1 報告方法
            A104 1 報告日時
            A105 1 統一的な窓口の受付日時・受付者
            A106 1 情報セキュリティ管理者への報告日時
            A107 1 統括情報セキュリティ責任者への報告日時
            A108 1 CISOへの報告日時
            A109 c 外部通報者への連絡先・回答要否
            A201 1 発生日時
            A202 1 発覚（発見）日時
            A203 1 知った日時（法定期限の起算）
            A204 1 発見者
            A205 1 発見の契機
            A206 1 発生場所・所管課
            A301 1 件名
            A302 1 事案の種別
            A303 1 脅威区分
            A304 1 概要
            A305 1 事実経過
            A306 1 現在の状況
            A401 1 情報システム名・所管
            A402 1 ネットワーク区分
            A403 1 機器等
            A404 1 対象情報資産名・媒体
            A405 1 分類（自治体機密性・完全性・可用性）
            A406 1 委託の有無
            A407 2 構成図
            A501 1 個人情報の有無、漏えい・滅失・毀損の別、発生・おそれ
            A502 1 特定個人情報（マイナンバー）の有無
            A503 1 項目
            A504 1 種類
            A505 1 要配慮個人情報・条例要配慮個人情報の有無
            A506 1 財産的被害のおそれ
            A507 1 不正の目的のおそれ
            A508 1 本人の数
            A509 1 高度な暗号化等の有無
            A510 2 回収の有無
            A511 2 漏えいのおそれの徴候
            A601 1 被害レベル（発見者判断）
            A602 1 被害レベル（CSIRT判断）・根拠
            A603 1 業務への影響・停止時間
            A604 1 住民・企業への影響
            A605 1 二次被害の有無・おそれ・内容
            A606 1 他システム・他団体への波及の可能性
            A607 2 損害・復旧費用見込み
            A701 1 インシデント該当性
            A702 1 評価日時・評価者・承認者
            A703 1 評価の理由・重要度
            A704 1 CISO報告日時・方法
            A801 2 原因区分
            A802 2 発生主体
            A803 2 推定原因
            A804 2 調査方法・調査者・調査期間
            A805 c 侵入経路・手口・悪用脆弱性・攻撃手法
            A806 F 直接原因、背景・組織的要因
            A807 F 根拠資料（証拠番号）
            A808 2 未判明事項・今後の調査予定
            A901 1 犯罪の可能性と根拠
            A902 1 警察への通報・相談の要否
            A1001 1 個人情報保護法施行規則43条1〜5号の該当性
            A1002 1 番号法規則2条1〜4号の該当性・ガイドラインの報告
            A1003 1 総務省・県・警察・その他の要否と期限
            A1101 c 添付資料一覧
            """;

    private static final String RESPONSE = """
            B101 1 発生状況報告書の管理番号・版
            B102 1 対応状況の要約・現在のフェーズ
            B103 1 緊急時対応計画の発動の有無・版
            B201 1 指示
            B202 1 実施
            B203 c システム・回線の停止／遮断
            B301 1 類似事案の検討結果
            B302 c 確認指示先システム・管理者・回答・結果
            B401 c 保存した記録
            B402 c 利用状況調査
            B501 2 復旧指示・実施・確認
            B502 2 復旧状況・代替手段
            B503 c 業務継続計画との関係
            B601 1 報告記録
            B602 c CISO代行の有無・期間・理由
            B701 1 報告先・根拠・区分・期限・提出日時・方法・受付番号・担当
            B702 c 報告しない判断
            B703 c 警察への通報・相談・被害届
            B704 c 情報共有
            B801 c 通知の要否・方法・対象数・実施数・日時
            B802 c 通知できない理由と代替措置
            B803 c 問合せ窓口・件数・苦情
            B901 1 公表の判断
            B902 c 公表日時・媒体・回次・文面
            B903 c 公表しない・保留の理由
            B1001 c 対処要求と回答
            B1002 c 措置内容の統括（CISO）への報告日
            B1003 c 損害賠償・契約上の措置
            B1101 F 原因究明の結果
            B1201 F 実施済みの措置
            B1202 F 今後実施予定の措置
            B1203 F 効果確認
            B1204 F 規程・計画・研修への反映
            B1301 F 再発防止策の報告日時
            B1302 F 確認結果・指示事項・指示先・期限
            B1401 c 例外措置
            B1402 c 職員の違反対応（別綴）の有無
            B1501 F 最終的な被害・影響・費用
            B1601 F 完了判定
            B1701 F 対応の振り返り
            """;

    private static final Map<Form, String> EXTRACTS = Map.of(
            Form.FIRST, """
                    A201 A202 A203
                    A301 A302 A304 A306 A305
                    A401 A402 A403 A406
                    A501 A502 A508
                    A602 A603 A604 A605 A606 A803
                    B202 B203 F01 B703 B901
                    F02 F03
                    """,
            Form.PPC, """
                    P01 P02 P03
                    A201 A202 A203 A204 A302 A501 A1001 A1002 A406 A304 A305
                    A404 A504 A503 A502 A505
                    A508
                    A802 A801 A803 A806
                    A605 A506
                    B801 B802
                    B901 B902 B903
                    B1201 B1202
                    A509 A510 A511 B703 F03 P04
                    """,
            Form.SUBJECT_NOTICE, """
                    N01 N02
                    A201 A202 N08
                    A503 A504
                    N03
                    A605
                    N07 N04 N09
                    """,
            Form.RANSOMWARE, """
                    A201 A202 A203 A205
                    A306 A304
                    A401 A402 A403 A501 A603 A604
                    R01 R02 R03 R04 R05
                    B202 B203 B501
                    F02 R06
                    """,
            Form.DDOS, """
                    A201 A202 A203 A205
                    A306 A304
                    A401 A402 A403 A603 A604
                    D01 D02 D03 D04 D05
                    B202 B203 B501
                    F02
                    """,
            Form.DISCLOSURE, """
                    N01
                    A302 N08
                    G01
                    A503 A504 A508
                    N03
                    N05
                    A605
                    N06
                    N09
                    """);

    /** Who gets a form sees of the head what concerns him or her. */
    private static final String HEADS = """
            FIRST H01 H02 H03 H04 H05 H06 H07 H09 H11
            PPC H01 H02 H03 H04 H05 H06 H07 H09 H11
            SUBJECT_NOTICE H01 H03 H04 H05 H11
            RANSOMWARE H01 H02 H03 H04 H05 H06 H07 H09 H11
            DDOS H01 H02 H03 H04 H05 H06 H07 H09 H11
            DISCLOSURE H01 H03 H04 H05 H11
            """;

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"OCCURRENCE", "RESPONSE"})
    @DisplayName("7.3(2)② 様式は定めた項目を、定めた順と段階で全て持つ")
    void forms_have_every_field_in_order(Form form) {
        String expected = HEADER + (form == Form.OCCURRENCE ? OCCURRENCE : RESPONSE);
        assertThat(form.fill(Stories.minimal().facts()).fields())
                .extracting(field -> field.fieldId() + " " + field.stage().code() + " " + field.label())
                .containsExactlyElementsOf(expected.lines().toList());
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OCCURRENCE", "RESPONSE"})
    @DisplayName("C.2 C.4 E.3 抜粋の様式は定めた項目を、元の様式と同じ番号で持つ")
    void extracts_have_the_fields_of_the_reports(Form form) {
        List<String> header = HEADS.lines()
                .filter(line -> line.startsWith(form.name()))
                .flatMap(line -> Arrays.stream(line.split("\\s+", -1)).skip(1))
                .toList();
        List<String> own =
                Arrays.asList(Objects.requireNonNull(EXTRACTS.get(form)).strip().split("\\s+", -1));
        assertThat(form.fill(Stories.full().facts()).fields())
                .extracting(FormField::fieldId)
                .containsExactlyElementsOf(
                        Stream.concat(header.stream(), own.stream()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Occurrence", "occurrence ", "OCCURRENCE", "second"})
    @DisplayName("定めのない様式名は様式にならない")
    void other_names_are_no_form(String code) {
        assertThat(Form.of(code)).isEmpty();
    }
}
