package jp.csirt.incident.read.incidentlist;

/**
 * 期限の定まらないもの: what is open without a known limit.
 *
 * @param incidents those that have any
 * @param limits steps and duties in them
 */
public record Undated(long incidents, long limits) {

    static final Undated NONE = new Undated(0, 0);
}
