package jp.csirt.incident.domain.incident;

import java.time.Instant;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 消去: the texts of a closed incident are made unreadable; the record of its acts stays. Source: 志免町 対策基準 2(2)⑨. */
public sealed interface ErasureEvent extends IncidentEvent {

    /** 消去が申請された. */
    @Revision("1")
    record ErasureProposed(
            IncidentId incidentId, Act act, @Personal String reason) implements ErasureEvent {}

    /**
     * 消去された: permitted, and thereby done; the key is destroyed because this is recorded, never before.
     *
     * @param method what was done
     * @param retainedUntil when the 保存期間 was over
     */
    @Revision("1")
    record IncidentErased(
            IncidentId incidentId,
            Act act,
            ErasureMethod method,
            Instant retainedUntil,
            @Nullable DutyOverride override)
            implements ErasureEvent {}
}
