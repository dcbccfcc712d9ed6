package jp.csirt.incident.domain.assessment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.shared.Source;
import jp.csirt.incident.domain.shared.TriState;
import org.jspecify.annotations.Nullable;

/**
 * 報告要否の判定: from what is known to the grounds, each with the time since when it was known, and to the duties.
 *
 * <p>A ground that stands keeps its time, which moves only to an earlier one when a later statement tells the same fact as
 * known before. A ground that fell away and returns begins anew. Where the CSIRT found that there is no incident, what is
 * only possible no longer stands; what known facts establish does, because the law asks for facts and not for verdicts.
 */
@Source(document = "requirements", clause = "C.1, C.2, C.3, (f)")
public final class DeterminationPolicy {

    /** 規則の版, recorded with every determination. */
    public static final String VERSION = "duties-1";

    private DeterminationPolicy() {}

    /**
     * What stands after the last step of what was known.
     *
     * @param further whom the body's profile names beyond the general duties
     */
    public static Determination determine(List<Knowledge> steps, DutyRules rules, List<FurtherRecipient> further) {
        List<Basis> kinds = kinds(rules, further);
        Map<String, Finding> standing = Map.of();
        for (Knowledge step : steps) {
            standing = after(standing, step, kinds);
        }
        List<Finding> findings = List.copyOf(standing.values());
        return new Determination(findings, DutyTable.duties(findings, rules, further));
    }

    private static List<Basis> kinds(DutyRules rules, List<FurtherRecipient> further) {
        Stream<Basis> appi = Stream.of(AppiCategory.values()).map(category -> new Basis.Appi(category, rules));
        Stream<Basis> myNumber = Stream.of(MyNumberCategory.values())
                .filter(category -> rules.asks(DutySource.MY_NUMBER))
                .map(Basis.MyNumber::new);
        Stream<Basis> own = further.stream().map(Basis.Further::new);
        return Stream.of(appi, myNumber, Stream.<Basis>of(Basis.Course.values()), own)
                .flatMap(kind -> kind)
                .toList();
    }

    private static Map<String, Finding> after(Map<String, Finding> before, Knowledge step, List<Basis> kinds) {
        var standing = new LinkedHashMap<String, Finding>();
        for (Basis basis : kinds) {
            Strength strength = basis.strength(step.facts());
            boolean onlyPossible = strength == Strength.PROPOSED && step.facts().confirmed() == TriState.NO;
            if (strength != null && !onlyPossible) {
                Instant awareAt = awareAt(before.get(basis.code()), strength, basis, step);
                standing.put(basis.code(), new Finding(basis.code(), strength, awareAt));
            }
        }
        return standing;
    }

    /** A possible ground that is now established begins with the fact that establishes it. */
    private static Instant awareAt(@Nullable Finding before, Strength strength, Basis basis, Knowledge step) {
        boolean nowEstablished =
                before != null && before.strength() == Strength.PROPOSED && strength == Strength.REQUIRED;
        if (before == null || nowEstablished) {
            return step.awareAt();
        }
        boolean toldEarlier = basis.toldBy(step.stated()) && step.awareAt().isBefore(before.awareAt());
        return toldEarlier ? step.awareAt() : before.awareAt();
    }
}
