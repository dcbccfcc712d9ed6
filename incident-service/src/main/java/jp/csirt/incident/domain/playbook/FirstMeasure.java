package jp.csirt.incident.domain.playbook;

import static jp.csirt.incident.domain.access.Role.CLOUD_MANAGER;
import static jp.csirt.incident.domain.access.Role.CSIRT_MEMBER;
import static jp.csirt.incident.domain.access.Role.OVERALL_MANAGER;
import static jp.csirt.incident.domain.access.Role.REPORTER;
import static jp.csirt.incident.domain.access.Role.SEC_MANAGER;
import static jp.csirt.incident.domain.access.Role.SYS_MANAGER;
import static jp.csirt.incident.domain.access.Role.SYS_STAFF;
import static jp.csirt.incident.domain.playbook.Urgency.AT_ONCE;
import static jp.csirt.incident.domain.playbook.Urgency.IMMEDIATE;
import static jp.csirt.incident.domain.playbook.Urgency.PROMPT;
import static jp.csirt.incident.domain.report.Category.ACCOUNT_TAKEOVER;
import static jp.csirt.incident.domain.report.Category.DISASTER;
import static jp.csirt.incident.domain.report.Category.DOS;
import static jp.csirt.incident.domain.report.Category.INSIDER;
import static jp.csirt.incident.domain.report.Category.LOSS;
import static jp.csirt.incident.domain.report.Category.MAIL_ABUSE;
import static jp.csirt.incident.domain.report.Category.MALWARE;
import static jp.csirt.incident.domain.report.Category.MISDIRECTED;
import static jp.csirt.incident.domain.report.Category.PHISHING;
import static jp.csirt.incident.domain.report.Category.POLICY_VIOLATION;
import static jp.csirt.incident.domain.report.Category.RANSOMWARE;
import static jp.csirt.incident.domain.report.Category.SUPPORT_SCAM;
import static jp.csirt.incident.domain.report.Category.SYSTEM_FAILURE;
import static jp.csirt.incident.domain.report.Category.TARGETED_ATTACK;
import static jp.csirt.incident.domain.report.Category.THEFT;
import static jp.csirt.incident.domain.report.Category.UNAUTHORIZED_ACCESS;
import static jp.csirt.incident.domain.report.Category.VENDOR;
import static jp.csirt.incident.domain.report.Category.VULNERABILITY;
import static jp.csirt.incident.domain.report.Category.WEB_DEFACEMENT;

import java.util.Set;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.Threat;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 初めの措置: each with its clause, who does it, and how fast; in the order in which they are shown. */
enum FirstMeasure implements Labelled {
    UNPLUG_LAN("有線の端末は、LANケーブルを外す", "6.4(3)⑦(ア)", REPORTER, IMMEDIATE),
    LEAVE_WIRELESS("無線の端末は、使うのをやめ、通信しない設定にする", "6.4(3)⑦(イ)", REPORTER, AT_ONCE),
    REPORT_VIOLATION("違反を統括情報セキュリティ責任者と情報セキュリティ管理者に知らせる", "7.2(3)①", REPORTER, AT_ONCE),
    REPORT_LOST_CARD("ICカード等をなくしたなら、統括情報セキュリティ責任者に知らせる", "5.4(1)①(ウ)", REPORTER, PROMPT),
    BLOCK_LOST_CARD("なくしたICカード等による利用を止める", "5.4(1)②", OVERALL_MANAGER, PROMPT),
    CHANGE_PASSWORD("漏れたおそれのあるパスワードを、管理者に知らせて変える", "5.4(3)④", REPORTER, PROMPT),
    REPORT_MISSENT_MAIL("重要な電子メールの誤送信なら、情報セキュリティ管理者に知らせる", "6.1(15)④", REPORTER, null),
    CUT_OUTSIDE_NETWORK("外部ネットワークに問題があれば、統括情報セキュリティ責任者の判断で物理的に切り離す", "6.1(10)⑤", SYS_STAFF, PROMPT),
    STOP_MAIL_SERVER("内部から迷惑メールが出ているなら、メールサーバを止める", "6.1(14)②", OVERALL_MANAGER, null),
    LIMIT_TAKEOVER("乗っ取られたアカウントの投稿を止めるなど、被害を最小限にする", "6.1(22)④", SEC_MANAGER, null),
    STOP_ATTACKED_SYSTEM("攻撃を受けたシステムを止めるかどうかを決める", "6.5(2)", OVERALL_MANAGER, null),
    KEEP_ATTACK_RECORDS("攻撃の記録を、消さずに保存する", "6.5(3)", CSIRT_MEMBER, null),
    CALL_EXPERTS("手持ちの対策で足りなければ、外部の専門家の支援を受ける", "6.4(4)", OVERALL_MANAGER, null),
    DECIDE_UPDATES("緊急度に応じて、更新などの対策を決める", "6.6(1)", SYS_MANAGER, null),
    REPORT_POLICY_PROBLEM("遵守の問題をCISOと統括情報セキュリティ責任者に知らせる", "7.2(1)①", SEC_MANAGER, PROMPT),
    FOLLOW_PLAN("統括情報セキュリティ責任者が重大と判断したら、緊急時対応計画に従う", "7.2(3)②", REPORTER, null),
    DEMAND_OF_VENDOR("契約に基づき、一時中断を含む対処を委託事業者に求める", "8.1(3)①(エ)", SEC_MANAGER, null),
    CHECK_CONTRACT("緊急時の報告と町による公表を、契約が定めているか確かめる", "8.1(2)①(エ)", SEC_MANAGER, null),
    FOLLOW_CLOUD_PROCEDURE("クラウドサービスなら、そのサービスの対処手順に従う", "8.3(6)③(イ)", CLOUD_MANAGER, null),
    RECOVER_CLOUD("クラウドサービスが使えないなら、そのサービスの復旧手順に従う", "8.3(6)③(ウ)", CLOUD_MANAGER, null),
    GUIDE_CLOUD_RESPONSE("クラウドサービスなら、所管の対処手順を確かめる", "8.3(7)④", SEC_MANAGER, null),
    CONSIDER_CONTINUITY("業務継続計画を発動するかどうかを確かめる", "7.3(3)", OVERALL_MANAGER, null);

    private static final Set<Category> INFECTION = Set.of(MALWARE, RANSOMWARE, SUPPORT_SCAM, TARGETED_ATTACK);
    private static final Set<Category> CREDENTIALS =
            Set.of(MALWARE, UNAUTHORIZED_ACCESS, TARGETED_ATTACK, SUPPORT_SCAM, PHISHING, ACCOUNT_TAKEOVER);
    private static final Set<Category> ATTACK =
            Set.of(RANSOMWARE, UNAUTHORIZED_ACCESS, TARGETED_ATTACK, WEB_DEFACEMENT, DOS);
    private static final Set<Threat> CALAMITY = Set.of(Threat.T3_DISASTER, Threat.T4_PANDEMIC, Threat.T5_INFRA);
    private static final int WHOLE_OFFICE = 2;

    private final String measure;
    private final String clause;
    private final Role by;
    private final @Nullable Urgency urgency;

    FirstMeasure(String measure, String clause, Role by, @Nullable Urgency urgency) {
        this.measure = measure;
        this.clause = clause;
        this.by = by;
        this.urgency = urgency;
    }

    @Override
    public String label() {
        return measure;
    }

    PlaybookEntry entry() {
        return new PlaybookEntry(measure, clause, by, urgency);
    }

    /** Whether it is to be thought of; what is not known for sure is not left out. */
    boolean appliesTo(Circumstances now) {
        Category category = now.category();
        return switch (this) {
            case UNPLUG_LAN, LEAVE_WIRELESS -> INFECTION.contains(category);
            case CALL_EXPERTS -> INFECTION.contains(category) && now.level() >= WHOLE_OFFICE;
            case REPORT_VIOLATION, FOLLOW_PLAN -> category == POLICY_VIOLATION || category == INSIDER;
            case REPORT_POLICY_PROBLEM -> category == POLICY_VIOLATION;
            case REPORT_LOST_CARD, BLOCK_LOST_CARD -> category == LOSS || category == THEFT;
            case CHANGE_PASSWORD -> CREDENTIALS.contains(category);
            case REPORT_MISSENT_MAIL -> category == MISDIRECTED;
            case CUT_OUTSIDE_NETWORK, STOP_ATTACKED_SYSTEM -> ATTACK.contains(category);
            case KEEP_ATTACK_RECORDS -> ATTACK.contains(category) && now.crimePossible() != TriState.NO;
            case STOP_MAIL_SERVER -> category == MAIL_ABUSE;
            case LIMIT_TAKEOVER -> category == ACCOUNT_TAKEOVER;
            case DECIDE_UPDATES -> category == VULNERABILITY;
            case DEMAND_OF_VENDOR, CHECK_CONTRACT -> category == VENDOR || now.vendorNamed();
            case FOLLOW_CLOUD_PROCEDURE, GUIDE_CLOUD_RESPONSE -> category == VENDOR;
            case RECOVER_CLOUD -> category == VENDOR || category == SYSTEM_FAILURE;
            case CONSIDER_CONTINUITY -> callsForContinuity(now);
        };
    }

    private static boolean callsForContinuity(Circumstances now) {
        boolean calamity = now.threat() != null && CALAMITY.contains(now.threat());
        return calamity
                || now.category() == DISASTER
                || Boolean.TRUE.equals(now.impact().residentServiceStopped());
    }
}
