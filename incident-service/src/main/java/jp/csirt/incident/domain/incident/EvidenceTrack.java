package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.UNKNOWN_EVIDENCE;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.domain.incident.EvidenceCommand.PreserveEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.TransferEvidence;
import jp.csirt.incident.domain.incident.EvidenceCommand.VerifyEvidence;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidencePreserved;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceTransferred;
import jp.csirt.incident.domain.incident.EvidenceEvent.EvidenceVerified;

/**
 * 証拠保全の状態.
 *
 * @param sha256 hash of every preserved item
 */
record EvidenceTrack(Map<UUID, String> sha256) {

    static final EvidenceTrack NONE = new EvidenceTrack(Map.of());

    EvidenceTrack {
        sha256 = Map.copyOf(sha256);
    }

    boolean preserved() {
        return !sha256.isEmpty();
    }

    EvidencePreserved preserve(PreserveEvidence command) {
        return new EvidencePreserved(command.incidentId(), command.act(), command.evidence());
    }

    EvidenceTransferred transfer(TransferEvidence command) {
        hashOf(command.evidenceId());
        return new EvidenceTransferred(
                command.incidentId(), command.act(), command.evidenceId(), command.to(), command.reason());
    }

    EvidenceVerified verify(VerifyEvidence command) {
        String preserved = hashOf(command.evidenceId());
        String found = command.sha256();
        EvidenceCheck result = found == null
                ? EvidenceCheck.NOT_VERIFIABLE
                : found.equals(preserved) ? EvidenceCheck.MATCH : EvidenceCheck.MISMATCH;
        return new EvidenceVerified(command.incidentId(), command.act(), command.evidenceId(), found, result);
    }

    EvidenceTrack evolve(EvidenceEvent event) {
        return switch (event) {
            case EvidencePreserved(var _, var _, var evidence) -> {
                var all = new HashMap<>(sha256);
                all.put(evidence.evidenceId(), evidence.sha256());
                yield new EvidenceTrack(all);
            }
            case EvidenceTransferred _, EvidenceVerified _ -> this;
        };
    }

    private String hashOf(UUID evidenceId) {
        String hash = sha256.get(evidenceId);
        if (hash == null) {
            throw new IncidentRejected(UNKNOWN_EVIDENCE, "証拠 %s はありません。".formatted(evidenceId));
        }
        return hash;
    }
}
