package jp.csirt.incident.domain.digest;

import java.time.Instant;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.watch.Matter;
import org.jspecify.annotations.Nullable;

/**
 * 朝の知らせの一項目.
 *
 * @param dueAt absent where no limit is known
 */
public record DigestItem(
        IncidentId incidentId,
        IncidentNumber number,
        boolean drill,
        Matter what,
        @Nullable Instant dueAt) {}
