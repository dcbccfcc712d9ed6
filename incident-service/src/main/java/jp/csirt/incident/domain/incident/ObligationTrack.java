package jp.csirt.incident.domain.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.assessment.Determination;
import jp.csirt.incident.domain.assessment.DeterminationPolicy;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/**
 * 外部報告義務の状態.
 *
 * @param determined the determination in force; absent before the first
 * @param obligations in the order in which they arose
 */
public record ObligationTrack(@Nullable DutiesDetermined determined, List<Obligation> obligations) {

    static final ObligationTrack NONE = new ObligationTrack(null, List.of());

    public ObligationTrack {
        obligations = List.copyOf(obligations);
    }

    /** 報告先 is done with: there are duties to it, and none is open. */
    boolean settled(Recipient recipient) {
        return of(recipient).findAny().isPresent() && !open(recipient);
    }

    /** A duty to the recipient is open. */
    boolean open(Recipient recipient) {
        return of(recipient).anyMatch(obligation -> obligation.state().open());
    }

    /** Whether the determination in force has the same inputs, rules and result; who made it does not matter. */
    boolean isDetermined(DutiesDetermined other) {
        return determined != null
                && determined.facts().equals(other.facts())
                && determined.rules().equals(other.rules())
                && determined.ruleVersion().equals(other.ruleVersion())
                && determined.findings().equals(other.findings());
    }

    /** One obligation. */
    public Optional<Obligation> find(UUID obligationId) {
        return obligations.stream()
                .filter(obligation -> obligation.obligationId().equals(obligationId))
                .findFirst();
    }

    /** What the determination changes: duties that arise or change, and those whose last ground is gone. */
    List<ObligationEvent> follow(IncidentId id, Act act, Determination determination, boolean drill, String reason) {
        var changes = new ArrayList<ObligationEvent>();
        for (Duty duty : determination.duties()) {
            UUID obligationId = Obligation.idOf(id, duty.recipient(), duty.stage());
            boolean known = find(obligationId)
                    .filter(obligation ->
                            obligation.standing() && obligation.duty().equals(duty))
                    .isPresent();
            if (!known) {
                changes.add(new ObligationDetermined(
                        id, act, obligationId, duty, null, DeterminationPolicy.VERSION, null, drill, reason));
            }
        }
        Set<Recipient> recipients =
                determination.duties().stream().map(Duty::recipient).collect(Collectors.toSet());
        obligations.stream()
                .filter(obligation -> obligation.standing() && fellAway(obligation.duty(), recipients))
                .forEach(gone -> changes.add(new ObligationWithdrawn(
                        id,
                        act,
                        gone.obligationId(),
                        gone.duty().recipient(),
                        gone.duty().stage(),
                        reason)));
        return changes;
    }

    ObligationTrack evolve(ObligationEvent event) {
        return switch (event) {
            case DutiesDetermined e -> new ObligationTrack(e, obligations);
            case ObligationDetermined e ->
                with(find(e.obligationId()).map(known -> known.after(e)).orElseGet(() -> Obligation.of(e)));
            case ObligationWithdrawn e ->
                find(e.obligationId())
                        .map(Obligation::withdrawn)
                        .map(this::with)
                        .orElse(this);
        };
    }

    /** The stages of one recipient stand and fall together; that a report is taken back is owed because they fell. */
    private static boolean fellAway(Duty duty, Set<Recipient> standing) {
        return duty.stage() != ReportStage.WITHDRAWAL && !standing.contains(duty.recipient());
    }

    private Stream<Obligation> of(Recipient recipient) {
        return obligations.stream().filter(obligation -> obligation.duty().recipient() == recipient);
    }

    private ObligationTrack with(Obligation changed) {
        var all = new ArrayList<>(obligations);
        all.replaceAll(known -> known.obligationId().equals(changed.obligationId()) ? changed : known);
        if (!all.contains(changed)) {
            all.add(changed);
        }
        return new ObligationTrack(determined, all);
    }
}
