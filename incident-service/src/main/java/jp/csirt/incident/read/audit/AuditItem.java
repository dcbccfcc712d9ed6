package jp.csirt.incident.read.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.audit.AuditEntry;
import jp.csirt.incident.domain.audit.AuditResult;
import jp.csirt.incident.domain.audit.KeyHolder;
import jp.csirt.incident.read.record.Persons;
import org.jspecify.annotations.Nullable;

/**
 * 監査記録の一行.
 *
 * @param position global position in the log
 * @param actor 職名 of who acted; null where nobody is known
 * @param times how many requests or entries it stands for; absent when it is one
 */
public record AuditItem(
        long position,
        Instant at,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String actor,
        String action,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String target,
        AuditResult result,
        @Nullable UUID personId,
        @Nullable String keyId,
        @Nullable Integer times) {

    /** The line of an entry. */
    public static AuditItem of(AuditPage.Row row, Persons persons) {
        AuditEntry entry = row.entry();
        KeyHolder actor = entry.actor();
        return new AuditItem(
                row.position(),
                entry.at(),
                actor == null ? null : persons.title(actor.personId()),
                entry.action(),
                entry.target(),
                entry.result(),
                actor == null ? null : actor.personId(),
                actor == null ? null : actor.keyId(),
                entry.times() == 1 ? null : entry.times());
    }
}
