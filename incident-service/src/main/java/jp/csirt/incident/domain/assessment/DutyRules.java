package jp.csirt.incident.domain.assessment;

/**
 * 適用される規則: what the profile says about the unit concerned.
 *
 * @param ordinanceSensitive whether an ordinance of the body defines 条例要配慮個人情報
 */
public record DutyRules(RuleSet ruleSet, boolean ordinanceSensitive) {}
