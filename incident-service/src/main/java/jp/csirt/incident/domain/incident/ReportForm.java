package jp.csirt.incident.domain.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import jp.csirt.incident.domain.shared.Labelled;

/** 発行する様式. Source: 志免町 5.3(3)④. */
public enum ReportForm implements Labelled {
    OCCURRENCE("インシデント等発生状況報告書"),
    RESPONSE("インシデント等対応状況報告書"),
    FIRST("インシデント第一報"),
    PPC("個人情報の漏えい等報告書"),
    SUBJECT_NOTICE("個人情報の漏えい等に関するお知らせ"),
    RANSOMWARE("ランサムウェア事案の共通様式"),
    DDOS("DDoS攻撃事案の共通様式"),
    DISCLOSURE("公表文");

    private final String label;

    ReportForm(String label) {
        this.label = label;
    }

    /** The form of that code as the API writes it, if there is one. */
    public static Optional<ReportForm> of(String code) {
        return Arrays.stream(values()).filter(form -> form.code().equals(code)).findFirst();
    }

    /** The form as the API writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String label() {
        return label;
    }
}
