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
        DRILL
    }
}
