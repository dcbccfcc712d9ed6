package jp.csirt.incident.domain.incident;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentExecuted;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentNotNeeded;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionProposed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryNotNeeded;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.incident.SupplementEvent.FieldsSupplemented;
import jp.csirt.incident.domain.shared.Source;

/**
 * 訂正できる項目: which members of the request behind an event may be corrected, each with what it is called. Ids, numbers and
 * authors never; 被害レベル and decisions have acts of their own, which ask the right person.
 */
@Source(document = "requirements", clause = "A.2")
enum Correctable {
    REPORT(IncidentReported.class, "報告", "report", """
            /title 件名
            /summary 概要
            /awareAt 知った日時
            /category 事案の種別
            /organ 機関
            /department 部署
            /channel 報告方法
            /startedAt 発生日時
            /startedCertainty 発生日時の確からしさ
            /discoveredAt 発見日時
            /discoverer 発見者
            /threat 脅威区分
            /reporter/kind 報告者区分
            /reporter/name 報告者の氏名
            /reporter/department 報告者の所属
            /reporter/contact 報告者の連絡先
            /systems/*/name 情報システム名
            /systems/*/zone ネットワーク区分
            /systems/*/managerPost 情報システムの所管
            /assets/*/name 情報資産名
            /assets/*/medium 情報資産の媒体
            /assets/*/confidentiality 機密性
            /assets/*/integrity 完全性
            /assets/*/availability 可用性
            /vendor/name 委託事業者
            /vendor/contract 委託契約
            /crimePossible 犯罪の可能性
            """ + Fields.FACTS),
    SITUATION(SituationConfirmed.class, "状況確認", "situation", """
            /findings 状況
            /awareAt 知った日時
            /systems/*/name 情報システム名
            /systems/*/zone ネットワーク区分
            /systems/*/managerPost 情報システムの所管
            /assets/*/name 情報資産名
            /assets/*/medium 情報資産の媒体
            /assets/*/confidentiality 機密性
            /assets/*/integrity 完全性
            /assets/*/availability 可用性
            /crimePossible 犯罪の可能性
            """ + Fields.FACTS),
    ASSESSMENT(IncidentAssessed.class, "評価", "", """
            /verdict 評価の結論
            /category 事案の種別
            /reason 評価の理由
            """),
    CONTAINMENT_INSTRUCTION(ContainmentInstructed.class, "応急措置の指示", "instruction", Fields.INSTRUCTION),
    CONTAINMENT_ACTION(ContainmentExecuted.class, "応急措置の実施", "execution", Fields.EXECUTION),
    CONTAINMENT_NOT_NEEDED(ContainmentNotNeeded.class, "応急措置は不要", "", "/reason 理由"),
    RECOVERY_INSTRUCTION(RecoveryInstructed.class, "復旧の指示", "instruction", Fields.INSTRUCTION),
    RECOVERY_ACTION(RecoveryExecuted.class, "復旧の実施", "execution", Fields.EXECUTION),
    RECOVERY_NOT_NEEDED(RecoveryNotNeeded.class, "復旧は不要", "", "/reason 理由"),
    EVIDENCE(EvidencePreserved.class, "証拠保全", "evidence", """
            /kind 証拠の種類
            /description 証拠の内容
            /location 保管場所
            /custodian 管理者
            /periodFrom 対象期間の始まり
            /periodTo 対象期間の終わり
            """),
    CAUSE(CauseRecorded.class, "原因", "cause", """
            /certainty 原因の確からしさ
            /causeClass 原因の類型
            /actorClass 原因となった者
            /direct 直接原因
            /background 背景
            /method 調査方法
            /vector 侵入経路・手口
            /unresolved 未判明事項
            """),
    PREVENTION(PreventionProposed.class, "再発防止策", "", """
            /measures/*/what 再発防止策の内容
            /measures/*/ownerPost 担当
            /measures/*/dueOn 期限
            /measures/*/done 実施済み
            """),
    DISCLOSURE(Disclosed.class, "公表", "disclosure", Fields.AT, """
            /medium 媒体
            /text 公表した文面
            """),
    SUBJECT_NOTIFICATION(SubjectsNotified.class, "本人通知", "notification", Fields.AT, """
            /method 通知の方法
            /count 実施数
            /note 備考
            """),
    POLICE_CONTACT(PoliceContacted.class, "警察への連絡", "contact", Fields.AT, """
            /type 連絡の種類
            /office 署・担当
            /reference 受理番号
            """),
    SUBMISSION(ExternalReportSubmitted.class, "外部報告の提出", "submission", "/submittedAt", """
            /channel 提出方法
            /receiptNumber 受付番号
            """),
    SUPPLEMENT(FieldsSupplemented.class, "様式の補足", "", "/values/*/value 補足した内容");

    private final Class<? extends IncidentEvent> event;
    private final String label;
    private final String part;
    private final String time;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable map of texts, in their order
    private final Map<String, String> fields;

    Correctable(Class<? extends IncidentEvent> event, String label, String part, String fields) {
        this(event, label, part, "/occurredAt", fields);
    }

    Correctable(Class<? extends IncidentEvent> event, String label, String part, String time, String fields) {
        this.event = event;
        this.label = label;
        this.part = part;
        this.time = time;
        this.fields = (fields + "\n" + time + " 日時")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", 2))
                .collect(collectingAndThen(
                        toMap(words -> words[0], words -> words[1], (first, _) -> first, LinkedHashMap::new),
                        Collections::unmodifiableMap));
    }

    /** What the table says of an event; nothing where no member of it may be corrected. */
    static Optional<Correctable> of(IncidentEvent event) {
        return Arrays.stream(values())
                .filter(known -> known.event.isInstance(event))
                .findFirst();
    }

    /** What the field is called, with the act it belongs to; none where it may not be corrected. */
    Optional<String> labelOf(String pointer) {
        String pattern = pointer.replaceAll("/(0|[1-9][0-9]{0,3})(?=/)", "/*");
        return Optional.ofNullable(fields.get(pattern)).map(field -> label + "の「" + field + "」");
    }

    /** The names that lead from the event to the field. */
    List<String> path(String pointer) {
        if (pointer.equals(time)) {
            return List.of("act", "occurredAt");
        }
        var names = new ArrayList<String>();
        if (!part.isEmpty()) {
            names.add(part);
        }
        names.addAll(Arrays.asList(pointer.substring(1).split("/", -1)));
        return names;
    }

    /** The member of the request that says when the act happened. */
    String time() {
        return time;
    }

    /** Every pointer of the table, {@code *} standing for any entry of a list. */
    List<String> pointers() {
        return List.copyOf(fields.keySet());
    }

    /** Fields that several acts have. */
    private static final class Fields {

        private static final String AT = "/at";
        private static final String FACTS = """
                /impact/departments 影響のある部署
                /impact/residentServiceStopped 住民サービスの停止
                /personalData/involved 個人情報の有無
                /personalData/myNumber 特定個人情報の有無
                /personalData/kinds 本人の種類
                /personalData/items 個人情報の項目
                /personalData/sensitive 要配慮個人情報の有無
                /personalData/ordinanceSensitive 条例要配慮個人情報の有無
                /personalData/propertyDamageRisk 財産的被害のおそれ
                /personalData/wrongfulPurpose 不正の目的のおそれ
                /personalData/subjects 本人の数
                /personalData/myNumberSubjects 特定個人情報の本人の数
                /personalData/subjectsCertainty 本人の数の確からしさ
                /personalData/stronglyEncrypted 高度な暗号化等の有無
                /personalData/recovered 回収の有無
                /personalData/leakTypes 漏えい・滅失・毀損の別
                /personalData/leakCertainty 発生・おそれの別
                /personalData/leakSigns 漏えいのおそれの徴候
                """;
        private static final String INSTRUCTION = """
                /to 指示先
                /measures 措置の内容
                /dueAt 期限
                """;
        private static final String EXECUTION = """
                /what 実施した内容
                /effect 結果
                /checkedBy 確認者
                """;

        private Fields() {}
    }
}
