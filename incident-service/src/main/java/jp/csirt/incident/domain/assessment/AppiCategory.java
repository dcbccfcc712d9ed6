package jp.csirt.incident.domain.assessment;

import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.shared.Labelled;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/** 個人情報の漏えい等の類型. Whether there is a leak at all is asked before. */
@Source(document = "個人情報保護法施行規則", clause = "7条、43条")
public enum AppiCategory implements Labelled {
    SENSITIVE("要配慮個人情報"),
    PROPERTY("財産的被害のおそれ"),
    WRONGFUL("不正の目的のおそれ"),
    OVER_100("本人の数が100人を超える"),
    ORDINANCE_SENSITIVE("条例要配慮個人情報"),
    OVER_1000("本人の数が1,000人を超える");

    private final String label;

    AppiCategory(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the rules know the category. */
    boolean appliesUnder(DutyRules rules) {
        boolean hospital = rules.ruleSet() == RuleSet.HOSPITAL;
        return switch (this) {
            case SENSITIVE, PROPERTY, WRONGFUL -> true;
            case OVER_100 -> !hospital;
            case ORDINANCE_SENSITIVE -> !hospital && rules.ordinanceSensitive();
            case OVER_1000 -> hospital;
        };
    }

    /** What the facts of a leak make of the category; null = it does not apply. */
    @Nullable
    Strength strength(Facts facts) {
        PersonalData data = facts.personalData();
        return switch (this) {
            case SENSITIVE -> Reading.of(data.sensitive());
            case PROPERTY -> Reading.of(data.propertyDamageRisk());
            case WRONGFUL -> Reading.wrongful(facts);
            case OVER_100 -> Reading.over(100, data.subjects(), data.subjectsCertainty());
            case ORDINANCE_SENSITIVE -> Reading.of(data.ordinanceSensitive());
            case OVER_1000 -> Reading.over(1000, data.subjects(), data.subjectsCertainty());
        };
    }

    /** Whether the statement speaks of what the category asks for. */
    boolean toldBy(PersonalData stated) {
        return switch (this) {
            case SENSITIVE -> stated.sensitive() == TriState.YES;
            case PROPERTY -> stated.propertyDamageRisk() == TriState.YES;
            case WRONGFUL -> Reading.tellsOfWrong(stated);
            case OVER_100, OVER_1000 -> stated.subjects() != null;
            case ORDINANCE_SENSITIVE -> stated.ordinanceSensitive() == TriState.YES;
        };
    }
}
