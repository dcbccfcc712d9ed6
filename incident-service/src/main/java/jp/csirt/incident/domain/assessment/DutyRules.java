package jp.csirt.incident.domain.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 適用される規則: what the profile says about the unit concerned.
 *
 * @param ordinanceSensitive whether an ordinance of the body defines 条例要配慮個人情報
 * @param off what the profile switches off; absent when nothing is
 */
public record DutyRules(
        RuleSet ruleSet,
        boolean ordinanceSensitive,
        @Nullable List<DutySource> off) {

    public DutyRules {
        off = off == null || off.isEmpty() ? null : List.copyOf(off);
    }

    /** Rules of which nothing is switched off. */
    public DutyRules(RuleSet ruleSet, boolean ordinanceSensitive) {
        this(ruleSet, ordinanceSensitive, null);
    }

    /** Whether duties from there arise at all. */
    public boolean asks(DutySource source) {
        return off == null || !off.contains(source);
    }
}
