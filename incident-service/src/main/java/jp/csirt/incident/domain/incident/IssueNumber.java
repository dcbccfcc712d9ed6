package jp.csirt.incident.domain.incident;

/**
 * 報次: which report of a form it is.
 *
 * @param n from 1
 * @param last 最終報
 */
public record IssueNumber(int n, boolean last) {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int SPELT = 100;

    /** 第一報, 第十二報, or 最終報; from 100 on in figures. */
    public String label() {
        return last ? "最終報" : "第%s報".formatted(n < SPELT ? spelt() : String.valueOf(n));
    }

    private String spelt() {
        int tens = n / 10;
        int ones = n % 10;
        return (tens > 1 ? digit(tens) : "") + (tens > 0 ? "十" : "") + (ones > 0 ? digit(ones) : "");
    }

    private static String digit(int value) {
        return DIGITS.substring(value, value + 1);
    }
}
