package jp.csirt.incident.api.console.frame;

import java.util.Map;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.Tlp;

/** 状態の言葉: of those codes that have none of their own. */
final class States {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("PROPOSED", "承認待ち"),
            Map.entry("APPROVED", "承認済"),
            Map.entry("RETURNED", "差戻し"),
            Map.entry("INSTRUCTED", "指示済"),
            Map.entry("DONE", "実施済"),
            Map.entry("ANSWERED", "回答済"),
            Map.entry("REQUESTED", "申請中"),
            Map.entry("EMERGENCY_APPLIED", "緊急に実施"),
            Map.entry("REPORTED_AFTER", "事後報告済"),
            Map.entry("REJECTED", "不許可"),
            Map.entry("EXPIRED", "期間満了"),
            Map.entry("REQUIRED", "必要"));

    private States() {}

    static String label(Enum<?> code) {
        if (code instanceof Tlp tlp) {
            return tlp.marking();
        }
        return code == Strength.PROPOSED ? "要否を判断する" : WORDS.getOrDefault(code.name(), code.name());
    }
}
