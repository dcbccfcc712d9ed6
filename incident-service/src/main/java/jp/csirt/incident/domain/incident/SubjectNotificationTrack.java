package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.DecideSubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.NotifySubjects;
import jp.csirt.incident.domain.incident.SubjectNotificationCommand.ProposeSubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.report.PersonalData;
import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 本人通知の状態. A notification is a fact: it is recorded without a decision, which then stands against closing.
 *
 * @param subjects 対象数 as the newest facts have it
 * @param proposedBy who wrote the proposal that waits for the decision
 * @param decided the last decision
 * @param notifications how many times persons were notified
 * @param notified 実施数 of all of them; without 代替措置
 * @param substituted 代替措置 was taken
 */
@Source(document = "個人情報保護法", clause = "68条2項")
public record SubjectNotificationTrack(
        @Nullable Integer subjects,
        @Nullable Actor proposedBy,
        @Nullable SubjectNotificationResult decided,
        int notifications,
        int notified,
        boolean substituted) {

    static SubjectNotificationTrack of(Report report) {
        return new SubjectNotificationTrack(report.personalData().subjects(), null, null, 0, 0, false);
    }

    /** 本人通知の状態 in the words of the track. */
    public SubjectNotificationState state() {
        if (substituted) {
            return SubjectNotificationState.SUBSTITUTE;
        }
        if (notified > 0) {
            return SubjectNotificationState.NOTIFIED;
        }
        return switch (decided) {
            case null -> SubjectNotificationState.UNDECIDED;
            case REQUIRED -> SubjectNotificationState.REQUIRED;
            case DEFERRED -> SubjectNotificationState.DEFERRED;
            case SUBSTITUTE -> SubjectNotificationState.SUBSTITUTE;
            case EXEMPT -> SubjectNotificationState.EXEMPT;
        };
    }

    /** Whether anything was proposed, decided or done. */
    boolean begun() {
        return proposedBy != null || decided != null || notifications > 0;
    }

    /** What was decided has been done: everybody was notified, 代替措置 was taken, or neither is needed. */
    boolean settled() {
        return switch (decided) {
            case null -> false;
            case REQUIRED -> notified >= (subjects == null ? 1 : Math.max(1, subjects));
            case DEFERRED -> false;
            case SUBSTITUTE -> substituted;
            case EXEMPT -> true;
        };
    }

    /** What it makes of the duty to tell them; absent while it is open. */
    @Nullable
    ObligationState fulfilment() {
        if (!settled()) {
            return null;
        }
        return decided == SubjectNotificationResult.EXEMPT ? ObligationState.NOT_APPLICABLE : ObligationState.SUBMITTED;
    }

    SubjectNotificationProposed propose(ProposeSubjectNotification command) {
        return new SubjectNotificationProposed(command.incidentId(), command.act(), command.proposal());
    }

    SubjectNotificationDecided decide(DecideSubjectNotification command) {
        return new SubjectNotificationDecided(
                command.incidentId(),
                command.act(),
                command.decision(),
                overrideOf(command.act().actor(), command.override()));
    }

    SubjectsNotified notify(NotifySubjects command) {
        return new SubjectsNotified(command.incidentId(), command.act(), notifications + 1, command.notification());
    }

    SubjectNotificationTrack after(IncidentEvent event) {
        return switch (event) {
            case SubjectNotificationEvent e -> evolve(e);
            case SituationConfirmed e -> withFacts(e.situation().personalData());
            default -> this;
        };
    }

    private SubjectNotificationTrack evolve(SubjectNotificationEvent event) {
        return switch (event) {
            case SubjectNotificationProposed e ->
                new SubjectNotificationTrack(subjects, e.act().actor(), decided, notifications, notified, substituted);
            case SubjectNotificationDecided e ->
                new SubjectNotificationTrack(
                        subjects, null, e.decision().result(), notifications, notified, substituted);
            case SubjectsNotified e -> notified(e.n(), e.notification());
        };
    }

    private SubjectNotificationTrack notified(int n, SubjectNotification notification) {
        boolean substitute = notification.method() == SubjectNotificationMethod.SUBSTITUTE;
        return new SubjectNotificationTrack(
                subjects,
                proposedBy,
                decided,
                n,
                substitute ? notified : notified + notification.count(),
                substituted || substitute);
    }

    private SubjectNotificationTrack withFacts(@Nullable PersonalData found) {
        return found == null || found.subjects() == null
                ? this
                : new SubjectNotificationTrack(
                        found.subjects(), proposedBy, decided, notifications, notified, substituted);
    }

    private @Nullable DutyOverride overrideOf(Actor decider, @Nullable DutyOverride override) {
        if (proposedBy == null) {
            return null;
        }
        if (!SeparationOfDuties.permits(proposedBy, decider, override)) {
            throw new IncidentRejected(
                    SAME_PERSON, "本人通知の案を作った本人は判断できません。別の者が判断するか、やむを得ない理由を override.reason に記してください。");
        }
        return SeparationOfDuties.inEffect(proposedBy, decider, override);
    }
}
