package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.SAME_PERSON;

import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.duties.SeparationOfDuties;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.DisclosureCommand.DecideDisclosure;
import jp.csirt.incident.domain.incident.DisclosureCommand.Disclose;
import jp.csirt.incident.domain.incident.DisclosureCommand.ProposeDisclosure;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.profile.LocalPolicy.Publication;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 公表の状態. What was made public is a fact: it is recorded without a decision, which then stands against closing.
 *
 * @param proposedBy who wrote the proposal that waits for the decision
 * @param decided the last decision
 * @param published how many times it was made public
 */
@Source(document = "志免町 対策基準", clause = "1(9)⑤")
public record DisclosureTrack(
        @Nullable Actor proposedBy, @Nullable DisclosureResult decided, int published) {

    static final DisclosureTrack NONE = new DisclosureTrack(null, null, 0);

    /** 公表の状態 in the words of the track. */
    public DisclosureState state() {
        if (published > 0) {
            return DisclosureState.PUBLISHED;
        }
        return switch (decided) {
            case null -> DisclosureState.UNDECIDED;
            case PUBLIC -> DisclosureState.DECIDED_PUBLIC;
            case NOT_PUBLIC -> DisclosureState.DECIDED_NOT;
            case DEFERRED -> DisclosureState.DEFERRED;
        };
    }

    /** The CISO has decided, and nothing was made public against the decision. */
    boolean settled() {
        return switch (decided) {
            case null -> false;
            case PUBLIC -> true;
            case NOT_PUBLIC -> published == 0;
            case DEFERRED -> false;
        };
    }

    /** What it makes of the duty to consider it; absent while it is open. */
    @Nullable
    ObligationState fulfilment() {
        if (published > 0) {
            return ObligationState.SUBMITTED;
        }
        return decided == DisclosureResult.NOT_PUBLIC ? ObligationState.NOT_APPLICABLE : null;
    }

    DisclosureProposed propose(ProposeDisclosure command) {
        return new DisclosureProposed(command.incidentId(), command.act(), command.proposal());
    }

    /**
     * The decision.
     *
     * @param usual how the body's policy makes such an incident public
     */
    DisclosureDecided decide(DecideDisclosure command, Publication usual) {
        DisclosureMode mode = switch (usual) {
            case INDIVIDUAL -> DisclosureMode.INDIVIDUAL;
            case BATCH -> DisclosureMode.BATCH;
        };
        return new DisclosureDecided(
                command.incidentId(),
                command.act(),
                command.decision().orBy(mode),
                overrideOf(command.act().actor(), command.override()));
    }

    /** Whether the obligation is a publication that was decided and is still to be made, also after the incident is closed. */
    public boolean isOwed(Obligation obligation) {
        return obligation.duty().recipient() == Recipient.PUBLIC
                && decided == DisclosureResult.PUBLIC
                && obligation.standing()
                && obligation.state().open();
    }

    Disclosed disclose(Disclose command) {
        return new Disclosed(command.incidentId(), command.act(), published + 1, command.disclosure());
    }

    DisclosureTrack evolve(DisclosureEvent event) {
        return switch (event) {
            case DisclosureProposed e -> new DisclosureTrack(e.act().actor(), decided, published);
            case DisclosureDecided e -> new DisclosureTrack(null, e.decision().result(), published);
            case Disclosed e -> new DisclosureTrack(proposedBy, decided, e.n());
        };
    }

    private @Nullable DutyOverride overrideOf(Actor decider, @Nullable DutyOverride override) {
        if (proposedBy == null) {
            return null;
        }
        if (!SeparationOfDuties.permits(proposedBy, decider, override)) {
            throw new IncidentRejected(SAME_PERSON, "公表の案を作った本人は判断できません。別の者が判断するか、やむを得ない理由を override.reason に記してください。");
        }
        return SeparationOfDuties.inEffect(proposedBy, decider, override);
    }
}
