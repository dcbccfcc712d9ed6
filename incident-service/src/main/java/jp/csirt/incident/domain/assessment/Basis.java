package jp.csirt.incident.domain.assessment;

import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.report.PersonalData;
import org.jspecify.annotations.Nullable;

/** 義務の根拠 of one kind: when the facts give it, and under which code it is recorded. */
sealed interface Basis {

    /** The code, for example {@code APPI.OVER_100}. */
    String code();

    /** What the facts make of it; null = it does not stand. */
    @Nullable
    Strength strength(Facts facts);

    /** Whether the statement itself tells of it, so that its time counts even when the ground stood before. */
    boolean toldBy(PersonalData stated);

    /** 個人情報の漏えい等 under 個人情報保護法, or under the ordinance of an assembly. */
    record Appi(AppiCategory category, DutyRules rules) implements Basis {

        @Override
        public String code() {
            return (rules.ruleSet() == RuleSet.ASSEMBLY ? "ASSEMBLY." : "APPI.") + category;
        }

        @Override
        public @Nullable Strength strength(Facts facts) {
            boolean asked =
                    rules.asks(source()) && category.appliesUnder(rules) && Reading.leaked(facts.personalData());
            return asked ? category.strength(facts) : null;
        }

        private DutySource source() {
            return rules.ruleSet() == RuleSet.ASSEMBLY ? DutySource.ASSEMBLY_ORDINANCE : DutySource.APPI;
        }

        @Override
        public boolean toldBy(PersonalData stated) {
            return category.toldBy(stated);
        }
    }

    /** 特定個人情報の漏えい等. */
    record MyNumber(MyNumberCategory category) implements Basis {

        static final String GUIDELINE = new MyNumber(MyNumberCategory.GUIDELINE).code();

        @Override
        public String code() {
            return "MYNUMBER." + category;
        }

        @Override
        public @Nullable Strength strength(Facts facts) {
            PersonalData data = facts.personalData();
            return Reading.leaked(data) && Reading.counts(data.myNumber()) ? category.strength(facts) : null;
        }

        @Override
        public boolean toldBy(PersonalData stated) {
            return category.toldBy(stated);
        }
    }

    /** What the body's own profile asks for beyond the general duties. */
    record Further(FurtherRecipient recipient) implements Basis {

        @Override
        public String code() {
            return recipient.ground().code();
        }

        @Override
        public @Nullable Strength strength(Facts facts) {
            return recipient.when().holds(facts) ? recipient.strength() : null;
        }

        @Override
        public boolean toldBy(PersonalData stated) {
            return false;
        }
    }

    /** What does not depend on personal data. */
    enum Course implements Basis {
        CRIME("CRIME.POSSIBLE", "犯罪の可能性"),
        CONFIRMED("INCIDENT.CONFIRMED", "インシデント認定"),
        ATTACK("INCIDENT.ATTACK", "他団体にも有用な攻撃の情報"),
        CLOSED("INCIDENT.CLOSED", "全庁又は住民・企業に及ぶ事案の完了");

        private final String code;
        private final String label;

        Course(String code, String label) {
            this.code = code;
            this.label = label;
        }

        static Course of(String code) {
            return Stream.of(values())
                    .filter(course -> course.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no ground " + code));
        }

        String label() {
            return label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public @Nullable Strength strength(Facts facts) {
            return switch (this) {
                case CRIME -> Reading.of(facts.crimePossible());
                case CONFIRMED -> Reading.confirmed(facts) ? Strength.REQUIRED : null;
                case ATTACK -> Reading.confirmed(facts) && facts.category().attack() ? Strength.PROPOSED : null;
                case CLOSED -> Reading.closedAbove(facts, 1) ? Strength.REQUIRED : null;
            };
        }

        @Override
        public boolean toldBy(PersonalData stated) {
            return false;
        }
    }
}
