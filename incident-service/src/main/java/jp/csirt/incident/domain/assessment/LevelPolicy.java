package jp.csirt.incident.domain.assessment;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.shared.Source;

/** 被害レベルの下限: facts that are there set the least level, whatever anybody judges. */
@Source(document = "requirements", clause = "D.1")
public final class LevelPolicy {

    private LevelPolicy() {}

    /** The rule that asks for the highest level, the foremost of equals; empty when no rule applies. */
    public static Optional<LevelRule> foremost(Facts facts) {
        return Stream.of(LevelRule.values())
                .filter(rule -> rule.appliesTo(facts))
                .min(Comparator.comparingInt(LevelRule::level).reversed());
    }

    /** The least level the facts allow, 0 to 3. */
    public static int floor(Facts facts) {
        return foremost(facts).map(LevelRule::level).orElse(0);
    }
}
