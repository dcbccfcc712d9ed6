package jp.csirt.incident.domain.access;

import jp.csirt.incident.domain.shared.Labelled;

/** 役割. Source: requirements B.1. */
public enum Role implements Labelled {
    REPORTER("職員等"),
    VENDOR("委託事業者"),
    SEC_OFFICER("情報セキュリティ担当者"),
    SEC_MANAGER("情報セキュリティ管理者"),
    SYS_MANAGER("情報システム管理者"),
    SYS_STAFF("情報システム担当者"),
    CSIRT_INTAKE("統一的な窓口"),
    CSIRT_MEMBER("CSIRT所属職員"),
    CSIRT_LEAD("CSIRT責任者"),
    CSIRT_COORDINATOR("業務統括"),
    CSIRT_LIAISON("外部との連携等"),
    OVERALL_MANAGER("統括情報セキュリティ責任者"),
    CISO("最高情報セキュリティ責任者"),
    CISO_ADVISOR("最高情報セキュリティアドバイザー"),
    COMMITTEE("情報セキュリティ委員会"),
    CLOUD_MANAGER("クラウドサービス管理者"),
    AUDITOR("監査を行う者"),
    PRIVACY_LEAD("個人情報保護の総括管理者"),
    SYSTEM_ADMIN("システム管理者");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
