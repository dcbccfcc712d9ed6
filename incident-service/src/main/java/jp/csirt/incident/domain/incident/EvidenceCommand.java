package jp.csirt.incident.domain.incident;

import java.util.UUID;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 証拠保全への命令. */
public sealed interface EvidenceCommand extends IncidentCommand {

    /** 証拠を保全する. */
    record PreserveEvidence(IncidentId incidentId, Act act, Evidence evidence) implements EvidenceCommand {}

    /** 証拠を引き渡す. */
    record TransferEvidence(IncidentId incidentId, Act act, UUID evidenceId, String to, String reason)
            implements EvidenceCommand {}

    /** 証拠を検証する; no hash = it could not be read. */
    record VerifyEvidence(
            IncidentId incidentId,
            Act act,
            UUID evidenceId,
            @Nullable String sha256) implements EvidenceCommand {}
}
