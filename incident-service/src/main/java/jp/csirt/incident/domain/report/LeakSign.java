package jp.csirt.incident.domain.report;

import jp.csirt.incident.domain.shared.Labelled;

/** 漏えいのおそれの徴候. Source: requirements C.2. */
public enum LeakSign implements Labelled {
    DATA_THEFT_TRACE("窃取の痕跡"),
    INFO_STEALER("情報窃取型マルウェア"),
    COMMAND_AND_CONTROL("C&Cサーバとの通信"),
    INPUT_SKIMMING("入力情報の窃取"),
    THIRD_PARTY_NOTICE("第三者からの連絡"),
    INSIDER_ACCESS("業務に不要なアクセス");

    private final String label;

    LeakSign(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
