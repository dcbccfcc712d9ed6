package jp.csirt.incident.domain.incident;

import java.util.UUID;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 証拠保全. Source: 志免町 6.5(3), 7.3(1). */
public sealed interface EvidenceEvent extends IncidentEvent {

    /** 証拠が保全された. */
    @Revision("1")
    record EvidencePreserved(IncidentId incidentId, Act act, Evidence evidence) implements EvidenceEvent {}

    /** 証拠が引き渡された. */
    @Revision("1")
    record EvidenceTransferred(
            IncidentId incidentId,
            Act act,
            UUID evidenceId,
            @Personal String to,
            @Personal String reason) implements EvidenceEvent {}

    /** 証拠が検証された; {@code sha256} is what was found, absent when it could not be read. */
    @Revision("1")
    record EvidenceVerified(
            IncidentId incidentId,
            Act act,
            UUID evidenceId,
            @Nullable String sha256,
            EvidenceCheck result) implements EvidenceEvent {}
}
