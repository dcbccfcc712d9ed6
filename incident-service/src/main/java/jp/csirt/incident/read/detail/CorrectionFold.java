package jp.csirt.incident.read.detail;

import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.incident.CorrectionEvent;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.Corrections;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.RecordedEvent;
import jp.csirt.incident.read.record.Stamp;

/** 訂正: old and new beside each other. */
final class CorrectionFold {

    private final IncidentRecord record;
    private final List<CorrectionEntry> corrections = new ArrayList<>();

    CorrectionFold(IncidentRecord record) {
        this.record = record;
    }

    void on(CorrectionEvent event, Stamp stamp) {
        switch (event) {
            case CorrectionProposed e -> corrections.add(proposed(e, stamp));
            case CorrectionApproved e ->
                DetailFold.replace(
                        corrections,
                        old -> old.n() == e.n(),
                        old -> new CorrectionEntry(
                                old.n(),
                                old.eventId(),
                                old.event(),
                                old.field(),
                                old.label(),
                                old.before(),
                                old.after(),
                                old.reason(),
                                ApprovalState.APPROVED,
                                old.stamp(),
                                DetailFold.approval(stamp, e.override())));
        }
    }

    List<CorrectionEntry> corrections() {
        return List.copyOf(corrections);
    }

    private CorrectionEntry proposed(CorrectionProposed event, Stamp stamp) {
        RecordedEvent corrected = record.events().get(event.event() - 1);
        IncidentEvent target = corrected.event();
        return new CorrectionEntry(
                event.n(),
                corrected.eventId(),
                corrected.name(),
                event.field(),
                Corrections.labelOf(target, event.field()).orElseThrow(),
                Corrections.read(target, event.field(), event.before()),
                Corrections.read(target, event.field(), event.after()),
                event.reason(),
                ApprovalState.PROPOSED,
                stamp,
                null);
    }
}
