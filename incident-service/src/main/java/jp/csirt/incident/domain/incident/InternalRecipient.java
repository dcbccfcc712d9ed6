package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Labelled;

/** 庁内報告の相手. Source: 志免町 5.3(1)①–③, 9.3. */
public enum InternalRecipient implements Labelled {
    SECURITY_MANAGER("情報セキュリティ管理者"),
    OVERALL_MANAGER("統括情報セキュリティ責任者"),
    CISO("最高情報セキュリティ責任者"),
    COMMITTEE("情報セキュリティ委員会");

    private final String label;

    InternalRecipient(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
