package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 個人情報の項目. Source: requirements G.6. */
public enum DataItem implements Labelled {
    NAME("氏名"),
    ADDRESS("住所"),
    BIRTH_DATE("生年月日"),
    CONTACT("連絡先"),
    BANK_ACCOUNT("口座"),
    TAX("税"),
    WELFARE("福祉"),
    HEALTH("健康"),
    SCHOOL_RECORD("成績"),
    MY_NUMBER("マイナンバー"),
    OTHER("その他");

    private final String label;

    DataItem(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
