package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.assessment.DutySource;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
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

    /** 報告先 has all it is owed: 最終報, or, where none is owed, the first one was not needed or is the last one. */
    boolean reported(Recipient recipient) {
        boolean finished = stage(recipient, ReportStage.LAST)
                .filter(Obligation::standing)
                .map(last -> !last.state().open())
                .orElseGet(() -> stage(recipient, ReportStage.FIRST)
                        .filter(first -> first.work().last() || !isStill(first))
                        .isPresent());
        return finished && !owesCorrection(recipient);
    }

    /** 取下げ・訂正 is owed to the recipient. */
    boolean owesCorrection(Recipient recipient) {
        return stage(recipient, ReportStage.WITHDRAWAL)
                .filter(obligation -> obligation.state().open())
                .isPresent();
    }

    /** The recipient holds a report. */
    boolean holdsReport(Recipient recipient) {
        return of(recipient).anyMatch(obligation -> obligation.state().submitted());
    }

    /** Whether the law asks to tell the persons concerned, be it done or not. */
    boolean concernPersons() {
        return of(Recipient.SUBJECTS)
                .anyMatch(
                        obligation -> obligation.standing() && obligation.duty().strength() == Strength.REQUIRED);
    }

    /** Whether the body's rules ask for duties of that kind. */
    boolean asks(DutySource source) {
        return determined == null || determined.rules().asks(source);
    }

    /** Everything submitted has been approved by another person than its author. */
    boolean approved() {
        return obligations.stream().noneMatch(obligation -> obligation.work().unseen());
    }

    /** Asked for, and neither waived nor withdrawn. */
    private static boolean isStill(Obligation obligation) {
        return obligation.state().open() || obligation.state().submitted();
    }

    /** The duty to a recipient in a stage. */
    Optional<Obligation> stage(Recipient recipient, ReportStage stage) {
        return of(recipient)
                .filter(obligation -> obligation.duty().stage() == stage)
                .findFirst();
    }

    /**
     * One obligation.
     *
     * @throws IncidentRejected when there is none
     */
    Obligation existing(UUID obligationId) {
        return find(obligationId)
                .orElseThrow(() -> new IncidentRejected(
                        IncidentRejected.Reason.UNKNOWN_OBLIGATION, "義務 %s はありません。".formatted(obligationId)));
    }

    /** A duty to the recipient is open. */
    boolean open(Recipient recipient) {
        return of(recipient).anyMatch(obligation -> obligation.state().open());
    }

    /** The duties to these that somebody found necessary and nobody has settled, one after another. */
    List<Duty> owed(Set<Recipient> recipients) {
        return obligations.stream()
                .filter(obligation -> recipients.contains(obligation.duty().recipient())
                        && obligation.state().open()
                        && obligation.state() != ObligationState.PROPOSED)
                .map(Obligation::duty)
                .toList();
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

    /** The track after any event: its own, and the facts of the outside world that fulfil a duty. */
    ObligationTrack after(
            IncidentEvent event, int policeContacts, SubjectNotificationTrack subjects, DisclosureTrack disclosure) {
        ObligationTrack evolved = switch (event) {
            case ObligationEvent e -> evolve(e);
            case ExternalReportEvent e -> evolve(e);
            default -> this;
        };
        var all = evolved.obligations.stream()
                .map(obligation -> fulfilled(
                        obligation,
                        event,
                        switch (obligation.duty().recipient()) {
                            case POLICE -> policeContacts > 0 ? ObligationState.SUBMITTED : null;
                            case SUBJECTS -> subjects.fulfilment();
                            case PUBLIC -> disclosure.fulfilment();
                            default -> obligation.state();
                        }))
                .toList();
        return new ObligationTrack(evolved.determined, all);
    }

    private static Obligation fulfilled(Obligation obligation, IncidentEvent event, @Nullable ObligationState outcome) {
        ObligationState state = obligation.state();
        boolean notNeeded = state == ObligationState.NOT_APPLICABLE;
        if (outcome == null) {
            return notNeeded && !obligation.work().waived()
                    ? obligation.in(ObligationState.of(obligation.duty().strength()))
                    : obligation;
        }
        if (!obligation.standing() || !(state.open() || notNeeded)) {
            return obligation;
        }
        return outcome == ObligationState.SUBMITTED ? done(obligation, event, notNeeded) : obligation.in(outcome);
    }

    /** What was done before it was owed, or although it need not be done, is never late. */
    private static Obligation done(Obligation obligation, IncidentEvent event, boolean notNeeded) {
        Instant at = event.act().occurredAt();
        if (event instanceof ObligationEvent) {
            return obligation.in(ObligationState.SUBMITTED);
        }
        return notNeeded ? obligation.submittedInTime(at) : obligation.submitted(at, obligation.work());
    }

    private ObligationTrack evolve(ExternalReportEvent event) {
        ObligationTrack one =
                with(ExternalReports.evolve(existing(event.target().obligationId()), event));
        return event instanceof ExternalReportSubmitted submitted
                ? one.withFinal(submitted).withAmended(submitted.target())
                : one;
    }

    /** 兼ねる: the submission fulfils the last stage of the same recipient too. */
    private ObligationTrack withFinal(ExternalReportSubmitted submitted) {
        ReportTarget target = submitted.target();
        ReportStage last = target.stage() == ReportStage.PRELIMINARY ? ReportStage.FINAL_LEGAL : ReportStage.LAST;
        return stage(target.recipient(), last)
                .filter(obligation ->
                        submitted.submission().alsoFinal() && obligation.state().open())
                .map(obligation -> with(obligation.submitted(submitted.act().occurredAt(), obligation.work())))
                .orElse(this);
    }

    /** 追完・訂正: 追完 amends the 確報, 取下げ・訂正 whatever the recipient holds. */
    private ObligationTrack withAmended(ReportTarget amendment) {
        return new ObligationTrack(
                determined,
                obligations.stream()
                        .map(obligation ->
                                amends(amendment, obligation) ? obligation.in(ObligationState.AMENDED) : obligation)
                        .toList());
    }

    private static boolean amends(ReportTarget amendment, Obligation obligation) {
        boolean concerned = obligation.duty().recipient() == amendment.recipient()
                && obligation.state().submitted();
        return switch (amendment.stage()) {
            case SUPPLEMENT -> concerned && obligation.duty().stage() == ReportStage.FINAL_LEGAL;
            case WITHDRAWAL -> concerned && obligation.duty().stage() != ReportStage.WITHDRAWAL;
            case NOTICE, PRELIMINARY, FINAL_LEGAL, FIRST, FOLLOW_UP, LAST -> false;
        };
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
