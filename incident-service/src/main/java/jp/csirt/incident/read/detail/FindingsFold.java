package jp.csirt.incident.read.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.incident.AttachmentEvent;
import jp.csirt.incident.domain.incident.AttachmentEvent.FileAttached;
import jp.csirt.incident.domain.incident.EvidenceEvent;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceTransferred;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceVerified;
import jp.csirt.incident.domain.incident.InvestigationEvent;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.LateralCheckEvent;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckAnswered;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.read.detail.IncidentDetail.AttachmentEntry;
import jp.csirt.incident.read.detail.IncidentDetail.CauseEntry;
import jp.csirt.incident.read.detail.IncidentDetail.EvidenceEntry;
import jp.csirt.incident.read.detail.IncidentDetail.LateralCheckEntry;
import jp.csirt.incident.read.detail.IncidentDetail.LateralConclusion;
import jp.csirt.incident.read.detail.IncidentDetail.Transfer;
import jp.csirt.incident.read.detail.IncidentDetail.Verification;
import jp.csirt.incident.read.record.Stamp;

/** 横展開・証拠・添付・原因: what was found. */
final class FindingsFold {

    private final List<LateralConclusion> conclusions = new ArrayList<>();
    private final List<LateralCheckEntry> checks = new ArrayList<>();
    private final List<EvidenceEntry> evidence = new ArrayList<>();
    private final List<AttachmentEntry> attachments = new ArrayList<>();
    private final List<CauseEntry> causes = new ArrayList<>();

    void on(LateralCheckEvent event, Stamp stamp) {
        switch (event) {
            case LateralCheckConsidered e -> {
                conclusions.add(new LateralConclusion(e.conclusion(), stamp));
                e.checks()
                        .forEach(check -> checks.add(
                                new LateralCheckEntry(check, LateralState.INSTRUCTED, stamp, null, null, null)));
            }
            case LateralCheckAnswered e ->
                DetailFold.replace(
                        checks,
                        entry -> entry.check().checkId().equals(e.checkId()),
                        entry -> new LateralCheckEntry(
                                entry.check(), LateralState.ANSWERED, entry.stamp(), e.result(), e.note(), stamp));
        }
    }

    void on(EvidenceEvent event, Stamp stamp) {
        switch (event) {
            case EvidencePreserved e -> evidence.add(new EvidenceEntry(e.evidence(), stamp, List.of(), List.of()));
            case EvidenceTransferred e ->
                DetailFold.replace(
                        evidence,
                        entry -> entry.evidence().evidenceId().equals(e.evidenceId()),
                        entry -> new EvidenceEntry(
                                entry.evidence(),
                                entry.stamp(),
                                plus(entry.transfers(), new Transfer(e.to(), e.reason(), stamp)),
                                entry.verifications()));
            case EvidenceVerified e ->
                DetailFold.replace(
                        evidence,
                        entry -> entry.evidence().evidenceId().equals(e.evidenceId()),
                        entry -> new EvidenceEntry(
                                entry.evidence(),
                                entry.stamp(),
                                entry.transfers(),
                                plus(entry.verifications(), new Verification(e.sha256(), e.result(), stamp))));
        }
    }

    void on(AttachmentEvent event, Stamp stamp) {
        switch (event) {
            case FileAttached e -> attachments.add(new AttachmentEntry(e.attachment(), stamp));
        }
    }

    void on(InvestigationEvent event, Stamp stamp) {
        switch (event) {
            case CauseRecorded e -> causes.add(new CauseEntry(e.cause(), stamp));
        }
    }

    List<LateralConclusion> conclusions() {
        return List.copyOf(conclusions);
    }

    List<LateralCheckEntry> checks() {
        return List.copyOf(checks);
    }

    List<EvidenceEntry> evidence() {
        return List.copyOf(evidence);
    }

    List<AttachmentEntry> attachments() {
        return List.copyOf(attachments);
    }

    List<CauseEntry> causes() {
        return List.copyOf(causes);
    }

    private static <T> List<T> plus(List<T> entries, T entry) {
        return Stream.concat(entries.stream(), Stream.of(entry)).toList();
    }
}
