package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ReportWaived;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentState;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.domain.shared.TriState;

/** 事実による段階: 13 police, 14 whether the Commission must be told, 19 evidence, 20 what is asked of a vendor. */
final class FactSteps {

    private static final StepKey POLICE = StepKey.of(Step.POLICE);
    private static final StepKey DETERMINATION = StepKey.of(Step.PPC_DETERMINATION);
    private static final StepKey EVIDENCE = StepKey.of(Step.EVIDENCE);
    private static final StepKey VENDOR = StepKey.of(Step.VENDOR_REQUEST);

    private final Runs runs;
    private StepFacts known = StepFacts.NONE;

    FactSteps(Runs runs) {
        this.runs = runs;
    }

    void on(IncidentEvent event) {
        Instant at = event.act().occurredAt();
        known = known.after(event);
        switch (event) {
            case PoliceContacted _ -> runs.done(POLICE, at);
            case ReportWaived waived when waived.target().recipient() == Recipient.POLICE -> runs.waive(POLICE, at);
            case EvidencePreserved _ -> runs.done(EVIDENCE, at);
            case VendorMeasureRequested _ -> runs.done(VENDOR, at);
            default -> {}
        }
    }

    void after(IncidentState state, Instant at) {
        police(state, at);
        whileSo(EVIDENCE, known.asksForEvidence(), at);
        whileSo(VENDOR, known.ofVendor(), at);
        determination(state, at);
    }

    /** From when the ground of the duty was known. */
    private void police(IncidentState state, Instant at) {
        if (known.crime() != TriState.YES) {
            runs.drop(POLICE, at);
        }
        state.obligations().obligations().stream()
                .map(Obligation::duty)
                .filter(duty -> known.crime() == TriState.YES && duty.recipient() == Recipient.POLICE)
                .forEach(duty -> runs.follow(POLICE, duty.awareAt(), null));
    }

    private void whileSo(StepKey key, boolean so, Instant at) {
        if (so) {
            runs.begin(key, at);
        } else {
            runs.drop(key, at);
        }
    }

    /** Open while it is unknown whether personal data is involved, or whether what is known makes a duty. */
    private void determination(IncidentState state, Instant at) {
        boolean proposed = state.obligations().obligations().stream()
                .anyMatch(duty -> duty.duty().recipient() == Recipient.PPC && duty.state() == ObligationState.PROPOSED);
        if (known.rejected()) {
            runs.drop(DETERMINATION, at);
        } else if (proposed || known.personalData() == TriState.UNKNOWN) {
            runs.again(DETERMINATION, at, null);
        } else if (known.personalData() == TriState.YES) {
            runs.begin(DETERMINATION, at);
            runs.done(DETERMINATION, at);
        } else {
            runs.finish(DETERMINATION, at);
        }
    }
}
