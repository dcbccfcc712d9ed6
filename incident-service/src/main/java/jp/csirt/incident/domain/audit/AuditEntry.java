package jp.csirt.incident.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 監査記録の一件.
 *
 * @param at when it happened, machine clock
 * @param actor absent where nobody is known
 * @param action method and path of a request; the stored event name of what no single request stands for
 * @param target what it was about, an incident's id for example; absent where the action says it all
 * @param times how many requests or entries it stands for
 */
public record AuditEntry(
        Instant at,
        @Nullable KeyHolder actor,
        String action,
        @Nullable String target,
        AuditResult result,
        int times) {}
