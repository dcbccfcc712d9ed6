package jp.csirt.incident.domain.externalreport;

import jp.csirt.incident.domain.shared.Labelled;

/** 報告先. Source: requirements G.6. */
public enum Recipient implements Labelled {
    PPC("個人情報保護委員会"),
    SUBJECTS("本人"),
    MIC("総務省"),
    PREFECTURE("都道府県"),
    POLICE("警察"),
    PUBLIC("公表"),
    RELATED_BODY("関係機関"),
    J_LIS("地方公共団体情報システム機構"),
    NCO("国家サイバー統括室"),
    VENDOR("委託事業者"),
    COMMITTEE("情報セキュリティ委員会"),
    ASSEMBLY("議会"),
    MEXT("文部科学省"),
    OTHER_MINISTRY("所管省庁"),
    OTHER("その他");

    private final String label;

    Recipient(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
