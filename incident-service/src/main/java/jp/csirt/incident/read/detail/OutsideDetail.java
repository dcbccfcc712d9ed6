package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import jp.csirt.incident.domain.incident.Disclosure;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureState;
import jp.csirt.incident.domain.incident.PoliceContact;
import jp.csirt.incident.domain.incident.SubjectNotification;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationState;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 公表・本人通知・警察への連絡 in the detail of an incident. */
public final class OutsideDetail {

    private OutsideDetail() {}

    /**
     * 公表.
     *
     * @param proposal the one that waits for the decision
     * @param decisions every decision, oldest first; the last one is in force
     */
    public record DisclosurePart(
            DisclosureState state,
            @Nullable DisclosureProposalEntry proposal,
            List<DisclosureDecisionEntry> decisions,
            List<DisclosureEntry> disclosures) {

        /** The decision in force. */
        public Optional<DisclosureDecisionEntry> decision() {
            return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
        }
    }

    /** 公表の案. */
    public record DisclosureProposalEntry(
            @JsonUnwrapped DisclosureDecision proposal,
            @JsonUnwrapped Stamp stamp) {}

    /** 公表の判断; {@code override} is the reason when proposer and decider are one person. */
    public record DisclosureDecisionEntry(
            @JsonUnwrapped DisclosureDecision decision,
            @Nullable String override,
            @JsonUnwrapped Stamp stamp) {}

    /** 公表. */
    public record DisclosureEntry(
            int n,
            @JsonUnwrapped Disclosure disclosure,
            @JsonUnwrapped Stamp stamp) {}

    /**
     * 本人通知.
     *
     * @param subjects 対象数 as the newest facts have it
     * @param notified 実施数
     * @param proposal the one that waits for the decision
     * @param decisions every decision, oldest first; the last one is in force
     */
    public record SubjectsPart(
            SubjectNotificationState state,
            @Nullable Integer subjects,
            int notified,
            @Nullable SubjectNotificationProposalEntry proposal,
            List<SubjectNotificationDecisionEntry> decisions,
            List<SubjectNotificationEntry> notifications) {

        /** The decision in force. */
        public Optional<SubjectNotificationDecisionEntry> decision() {
            return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
        }
    }

    /** 本人通知の案. */
    public record SubjectNotificationProposalEntry(
            @JsonUnwrapped SubjectNotificationDecision proposal,
            @JsonUnwrapped Stamp stamp) {}

    /** 本人通知の判断; {@code override} is the reason when proposer and decider are one person. */
    public record SubjectNotificationDecisionEntry(
            @JsonUnwrapped SubjectNotificationDecision decision,
            @Nullable String override,
            @JsonUnwrapped Stamp stamp) {}

    /** 本人通知の実施. */
    public record SubjectNotificationEntry(
            int n,
            @JsonUnwrapped SubjectNotification notification,
            @JsonUnwrapped Stamp stamp) {}

    /** 警察への連絡. */
    public record PoliceContactEntry(
            int n,
            @JsonUnwrapped PoliceContact contact,
            @JsonUnwrapped Stamp stamp) {}
}
