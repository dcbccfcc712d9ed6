package jp.csirt.incident.read.detail;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.DisclosureEvent;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.DisclosureTrack;
import jp.csirt.incident.domain.incident.PoliceEvent;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.incident.SubjectNotificationTrack;
import jp.csirt.incident.read.detail.OutsideDetail.DisclosureDecisionEntry;
import jp.csirt.incident.read.detail.OutsideDetail.DisclosureEntry;
import jp.csirt.incident.read.detail.OutsideDetail.DisclosurePart;
import jp.csirt.incident.read.detail.OutsideDetail.DisclosureProposalEntry;
import jp.csirt.incident.read.detail.OutsideDetail.PoliceContactEntry;
import jp.csirt.incident.read.detail.OutsideDetail.SubjectNotificationDecisionEntry;
import jp.csirt.incident.read.detail.OutsideDetail.SubjectNotificationEntry;
import jp.csirt.incident.read.detail.OutsideDetail.SubjectNotificationProposalEntry;
import jp.csirt.incident.read.detail.OutsideDetail.SubjectsPart;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 公表・本人通知・警察への連絡: what was proposed, decided and done. */
final class OutsideFold {

    private final List<DisclosureDecisionEntry> disclosureDecisions = new ArrayList<>();
    private final List<DisclosureEntry> disclosures = new ArrayList<>();
    private final List<SubjectNotificationDecisionEntry> subjectDecisions = new ArrayList<>();
    private final List<SubjectNotificationEntry> notifications = new ArrayList<>();
    private final List<PoliceContactEntry> policeContacts = new ArrayList<>();
    private @Nullable DisclosureProposalEntry disclosureProposal;
    private @Nullable SubjectNotificationProposalEntry subjectProposal;

    void on(DisclosureEvent event, Stamp stamp) {
        switch (event) {
            case DisclosureProposed e -> disclosureProposal = new DisclosureProposalEntry(e.proposal(), stamp);
            case DisclosureDecided e -> {
                disclosureProposal = null;
                disclosureDecisions.add(new DisclosureDecisionEntry(e.decision(), reason(e.override()), stamp));
            }
            case Disclosed e -> disclosures.add(new DisclosureEntry(e.n(), e.disclosure(), stamp));
        }
    }

    void on(SubjectNotificationEvent event, Stamp stamp) {
        switch (event) {
            case SubjectNotificationProposed e ->
                subjectProposal = new SubjectNotificationProposalEntry(e.proposal(), stamp);
            case SubjectNotificationDecided e -> {
                subjectProposal = null;
                subjectDecisions.add(new SubjectNotificationDecisionEntry(e.decision(), reason(e.override()), stamp));
            }
            case SubjectsNotified e -> notifications.add(new SubjectNotificationEntry(e.n(), e.notification(), stamp));
        }
    }

    void on(PoliceEvent event, Stamp stamp) {
        switch (event) {
            case PoliceContacted e -> policeContacts.add(new PoliceContactEntry(e.n(), e.contact(), stamp));
        }
    }

    DisclosurePart disclosure(DisclosureTrack track) {
        return new DisclosurePart(
                track.state(), disclosureProposal, List.copyOf(disclosureDecisions), List.copyOf(disclosures));
    }

    SubjectsPart subjects(SubjectNotificationTrack track) {
        return new SubjectsPart(
                track.state(),
                track.subjects(),
                track.notified(),
                subjectProposal,
                List.copyOf(subjectDecisions),
                List.copyOf(notifications));
    }

    List<PoliceContactEntry> policeContacts() {
        return List.copyOf(policeContacts);
    }

    private static @Nullable String reason(@Nullable DutyOverride override) {
        return override == null ? null : override.reason();
    }
}
