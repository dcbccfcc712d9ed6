package jp.csirt.incident.domain.externalreport;

import java.time.Instant;
import java.util.List;

/**
 * 義務: what the facts demand towards one recipient in one stage.
 *
 * @param basis codes of all its grounds, for example {@code APPI.OVER_100}
 * @param clause the clause or clauses that demand it
 * @param awareAt 知った日時: the earliest of its grounds; limits run from here
 */
public record Duty(
        Recipient recipient, ReportStage stage, Strength strength, List<String> basis, String clause, Instant awareAt) {

    public Duty {
        basis = List.copyOf(basis);
    }

    /** The same duty without one of its grounds, which still counts for the time. */
    public Duty without(String ground) {
        return new Duty(
                recipient,
                stage,
                strength,
                basis.stream().filter(code -> !code.equals(ground)).toList(),
                clause,
                awareAt);
    }

    /** The same duty with its time from there. */
    public Duty from(Instant other) {
        return new Duty(recipient, stage, strength, basis, clause, other);
    }

    /** What the same grounds demand in another stage. */
    public Duty in(ReportStage other, Strength otherStrength) {
        return new Duty(recipient, other, otherStrength, basis, clause, awareAt);
    }
}
