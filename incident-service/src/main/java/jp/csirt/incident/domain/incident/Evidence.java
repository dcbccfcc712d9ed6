package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.shared.ChosenFrom;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.jspecify.annotations.Nullable;

/**
 * 保全した証拠.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Evidence(
        UUID evidenceId,
        EvidenceKind kind,
        @Personal @LongText String description,
        String sha256,
        @Personal String location,
        @Personal @ChosenFrom(ChosenFrom.Directory.NAMES) String custodian,
        @Nullable Instant periodFrom,
        @Nullable Instant periodTo) {}
