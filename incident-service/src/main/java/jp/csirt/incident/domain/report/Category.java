package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 事案の種別. Source: requirements G.1. */
public enum Category implements Labelled {
    MALWARE("マルウェア感染"),
    RANSOMWARE("ランサムウェア"),
    UNAUTHORIZED_ACCESS("不正アクセス・不正侵入"),
    INTRUSION_ATTEMPT("侵入の試み・スキャン"),
    TARGETED_ATTACK("標的型攻撃・不審メール"),
    SUPPORT_SCAM("サポート詐欺（遠隔操作）"),
    PHISHING("フィッシング・なりすまし"),
    WEB_DEFACEMENT("Webサイト改ざん"),
    DOS("サービス不能攻撃（DoS/DDoS）"),
    ACCOUNT_TAKEOVER("アカウント・SNS乗っ取り"),
    MAIL_ABUSE("迷惑メール踏み台"),
    MISDIRECTED("誤送信・誤送付・誤交付・誤公開"),
    MISCONFIG_EXPOSURE("設定ミスによる閲覧可能状態"),
    LOSS("紛失・誤廃棄"),
    THEFT("盗難"),
    INSIDER("内部不正・目的外利用・無断持出し"),
    POLICY_VIOLATION("規程違反"),
    VENDOR("委託先・クラウド事業者の事案"),
    SYSTEM_FAILURE("システム障害・故障"),
    VULNERABILITY("脆弱性の発見・悪用のおそれ"),
    PHYSICAL("物理的侵入・部外者侵入"),
    DISASTER("災害・感染症・インフラ途絶"),
    OT("制御システム関連"),
    OTHER("その他・不明");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** 技術的な攻撃: its traces help others to defend themselves. */
    public boolean attack() {
        return switch (this) {
            case MALWARE,
                    RANSOMWARE,
                    UNAUTHORIZED_ACCESS,
                    INTRUSION_ATTEMPT,
                    TARGETED_ATTACK,
                    SUPPORT_SCAM,
                    PHISHING,
                    WEB_DEFACEMENT,
                    DOS,
                    ACCOUNT_TAKEOVER,
                    MAIL_ABUSE,
                    VULNERABILITY -> true;
            case MISDIRECTED,
                    MISCONFIG_EXPOSURE,
                    LOSS,
                    THEFT,
                    INSIDER,
                    POLICY_VIOLATION,
                    VENDOR,
                    SYSTEM_FAILURE,
                    PHYSICAL,
                    DISASTER,
                    OT,
                    OTHER -> false;
        };
    }
}
