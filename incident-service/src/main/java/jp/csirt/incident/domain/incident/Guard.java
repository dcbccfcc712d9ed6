package jp.csirt.incident.domain.incident;

/**
 * 完了の条件のうち満たされていないもの.
 *
 * @param clause the clause that demands it
 * @param message Japanese; says what is missing
 */
public record Guard(GuardCode code, String clause, String message) {}
