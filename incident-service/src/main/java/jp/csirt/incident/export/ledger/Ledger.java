package jp.csirt.incident.export.ledger;

import java.time.Instant;
import java.util.List;

/**
 * 一年度の台帳, drills left out.
 *
 * @param items by number
 * @param unused numbers of the year that no incident in {@code items} bears, so that no hole stays unexplained; empty for
 *     those who do not see every incident
 */
public record Ledger(int fiscalYear, List<LedgerItem> items, List<UnusedNumber> unused) {

    public Ledger {
        items = List.copyOf(items);
        unused = List.copyOf(unused);
    }

    /** 欠番, and when the number was taken. */
    public record UnusedNumber(String number, Why why, Instant takenAt) {}

    /** Why a number is not in the ledger. */
    public enum Why {
        /** 欠番: the filing that took it failed. */
        FAILED,
        /** 訓練 bears it. */
        DRILL,
        /** 消去済: the incident that bore it was erased after its retention. */
        ERASED,
        /** 別の年度: the time of the report was corrected, and the ledger of that year has it. */
        OTHER_YEAR
    }
}
