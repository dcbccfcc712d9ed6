package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.incident.domain.assessment.Determination;
import jp.csirt.incident.domain.assessment.Facts;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ObligationEvent.DutiesDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.shared.Source;

/** 義務の変化: what new facts, or a new level, make of the duties that stood before. */
@Source(document = "requirements", clause = "A.1, C.1, C.3")
final class DutyChanges {

    /** Told by other means, or not told of the incident itself. */
    private static final Set<Recipient> WITHOUT_CORRECTION =
            Set.of(Recipient.SUBJECTS, Recipient.POLICE, Recipient.PUBLIC, Recipient.COMMITTEE);

    private final ObligationTrack track;
    private final Facts facts;
    private final DutyRecorder recorder;
    private final String reason;
    private final List<ObligationEvent> changes = new ArrayList<>();

    private DutyChanges(ObligationTrack track, Facts facts, DutyRecorder recorder, String reason) {
        this.track = track;
        this.facts = facts;
        this.recorder = recorder;
        this.reason = reason;
    }

    /**
     * What a determination changes: duties that arise or change, those whose last ground is gone, and what follows from both.
     *
     * @param facts what is known now
     * @param track the duties before, with the facts they were determined from
     */
    static List<ObligationEvent> of(
            Determination determination, Facts facts, ObligationTrack track, DutyRecorder recorder, String reason) {
        var all = new DutyChanges(track, facts, recorder, reason);
        Set<Recipient> recipients =
                determination.duties().stream().map(Duty::recipient).collect(Collectors.toSet());
        determination.duties().forEach(all::demand);
        all.withdraw(recipients);
        all.demandCorrections();
        all.resume();
        all.reviewCorrections(recipients);
        determination.duties().forEach(all::supplement);
        determination.duties().forEach(all::carryOn);
        return all.changes;
    }

    /** What a new level changes: the due times of what is still open. */
    static List<ObligationEvent> ofLevel(ObligationTrack track, DutyRecorder recorder, String reason) {
        return standing(track)
                .filter(obligation -> obligation.state().open())
                .flatMap(obligation -> recorder.changed(obligation, obligation.duty(), reason).stream())
                .toList();
    }

    private void demand(Duty duty) {
        Optional<Obligation> known = track.stage(duty.recipient(), duty.stage()).filter(Obligation::standing);
        changes.addAll(
                known.isPresent()
                        ? recorder.changed(known.get(), duty, reason).stream().toList()
                        : List.of(recorder.arisen(duty, reason)));
    }

    /** The stages of one recipient stand and fall together; that a report is taken back is owed because they fell. */
    private void withdraw(Set<Recipient> recipients) {
        standing(track)
                .filter(obligation -> obligation.duty().stage() != ReportStage.WITHDRAWAL
                        && !recipients.contains(obligation.duty().recipient()))
                .forEach(gone -> changes.add(recorder.withdrawn(gone, reason)));
    }

    /** 取下げ・訂正 for every authority that holds a report whose ground is gone. */
    private void demandCorrections() {
        Set<Recipient> corrected = EnumSet.copyOf(WITHOUT_CORRECTION);
        for (ObligationEvent change : List.copyOf(changes)) {
            if (change instanceof ObligationWithdrawn gone
                    && track.holdsReport(gone.recipient())
                    && corrected.add(gone.recipient())) {
                Duty duty = track.find(gone.obligationId()).orElseThrow().duty();
                changes.add(recorder.arisen(duty.in(ReportStage.WITHDRAWAL, Strength.REQUIRED), reason));
            }
        }
    }

    /** 続報 and 最終報 are owed again when the incident stands again after 第一報 was submitted. */
    private void resume() {
        List<Duty> again = changes.stream()
                .filter(ObligationDetermined.class::isInstance)
                .map(change -> ((ObligationDetermined) change).duty())
                .filter(FurtherReports::isKeptInformed)
                .filter(duty -> track.stage(duty.recipient(), ReportStage.FIRST)
                        .filter(first -> !first.standing() && first.state().submitted())
                        .isPresent())
                .toList();
        again.forEach(duty -> FurtherReports.anew(duty, "第一報を提出している", recorder).forEach(changes::add));
    }

    /** What is so after all needs no correction; one that is still owed keeps up with the level. */
    private void reviewCorrections(Set<Recipient> recipients) {
        standing(track)
                .filter(obligation -> obligation.duty().stage() == ReportStage.WITHDRAWAL
                        && obligation.state().open())
                .forEach(obligation -> changes.addAll(
                        recipients.contains(obligation.duty().recipient())
                                ? List.of(recorder.withdrawn(obligation, reason))
                                : recorder.changed(obligation, obligation.duty(), reason).stream()
                                        .toList()));
    }

    /** 追完: what is found after the 確報, a ground or another number of persons, is told to who holds it. */
    private void supplement(Duty duty) {
        boolean owed = track.stage(duty.recipient(), ReportStage.SUPPLEMENT)
                .filter(known -> known.standing() && known.state().open())
                .isPresent();
        boolean outdated = duty.stage() == ReportStage.FINAL_LEGAL
                && duty.strength() == Strength.REQUIRED
                && track.stage(duty.recipient(), duty.stage())
                        .filter(last -> last.standing() && last.state().submitted())
                        .filter(last -> last.gains(duty) || hasOtherNumber())
                        .isPresent();
        if (outdated && !owed) {
            changes.add(recorder.arisen(duty.in(ReportStage.SUPPLEMENT, Strength.REQUIRED), reason));
        }
    }

    private boolean hasOtherNumber() {
        DutiesDetermined determined = track.determined();
        PersonalData now = facts.personalData();
        PersonalData before = determined == null ? now : determined.facts().personalData();
        return !Objects.equals(before.subjects(), now.subjects())
                || !Objects.equals(before.myNumberSubjects(), now.myNumberSubjects());
    }

    /** Further reports that are owed follow the grounds of the report they come after; what is owed anew keeps its own time. */
    private void carryOn(Duty duty) {
        standing(track)
                .filter(obligation -> obligation.duty().recipient() == duty.recipient()
                        && follows(obligation.duty().stage(), duty.stage())
                        && obligation.state().open())
                .forEach(obligation -> recorder.changed(obligation, carried(duty, obligation), reason)
                        .ifPresent(changes::add));
    }

    private Duty carried(Duty duty, Obligation further) {
        Duty followed = duty.in(further.duty().stage(), further.duty().strength());
        Instant from = further.duty().awareAt();
        boolean anew = track.stage(duty.recipient(), duty.stage())
                .filter(earlier -> from.isAfter(earlier.duty().awareAt()))
                .isPresent();
        return anew ? followed.from(from) : followed;
    }

    private static boolean follows(ReportStage later, ReportStage earlier) {
        return switch (later) {
            case FOLLOW_UP, LAST -> earlier == ReportStage.FIRST;
            case SUPPLEMENT -> earlier == ReportStage.FINAL_LEGAL;
            case NOTICE, PRELIMINARY, FINAL_LEGAL, FIRST, WITHDRAWAL -> false;
        };
    }

    private static Stream<Obligation> standing(ObligationTrack track) {
        return track.obligations().stream().filter(Obligation::standing);
    }
}
