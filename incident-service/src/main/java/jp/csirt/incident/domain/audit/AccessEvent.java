package jp.csirt.incident.domain.audit;

import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** アクセスの監査. Source: requirements 10, 6.1(6). */
public sealed interface AccessEvent extends Audited {

    /** アクセス拒否: a known key asked for what its holder may not do. */
    @Revision("1")
    record AccessRefused(
            Instant at,
            KeyHolder actor,
            String action,
            @Nullable IncidentId incidentId) implements AccessEvent {

        @Override
        public AuditEntry audited() {
            return new AuditEntry(at, actor, action, text(incidentId), AuditResult.REFUSED, 1);
        }
    }

    /** アクセス拒否の集計: a key was refused more often than is recorded one by one; {@code count} came on top since then. */
    @Revision("1")
    record FurtherAccessRefused(Instant at, KeyHolder actor, Instant since, int count) implements AccessEvent {

        @Override
        public AuditEntry audited() {
            return new AuditEntry(at, actor, "further-access-refused", null, AuditResult.REFUSED, count);
        }
    }

    /** 制限情報の閲覧: somebody who may was shown what few may see. */
    @Revision("1")
    record RestrictedDataRead(
            Instant at,
            KeyHolder actor,
            String action,
            @Nullable IncidentId incidentId) implements AccessEvent {

        @Override
        public AuditEntry audited() {
            return new AuditEntry(at, actor, action, text(incidentId), AuditResult.ALLOWED, 1);
        }
    }

    /**
     * 雛形の変更: the forms are made from another file from now on.
     *
     * @param template form and type of the file, such as {@code occurrence/docx}
     * @param version from which on it is in force
     * @param sha256 of the file
     */
    @Revision("1")
    record TemplateChanged(Instant at, KeyHolder actor, String template, int version, String sha256)
            implements AccessEvent {

        @Override
        public AuditEntry audited() {
            String what = "%s %d %s".formatted(template, version, sha256);
            return new AuditEntry(at, actor, "template-changed", what, AuditResult.ALLOWED, 1);
        }
    }

    /** 未認証アクセスの集計: requests without a valid key in the minute from {@code since} on. */
    @Revision("1")
    record UnauthenticatedAccess(Instant at, Instant since, int count) implements AccessEvent {

        @Override
        public AuditEntry audited() {
            return new AuditEntry(at, null, "unauthenticated-access", null, AuditResult.REFUSED, count);
        }
    }

    /** 監査記録の欠落: so many entries could not be written, or it is unknown whether they were. */
    @Revision("1")
    record AuditEntriesLost(Instant at, int count) implements AccessEvent {

        @Override
        public AuditEntry audited() {
            return new AuditEntry(at, null, "audit-entries-lost", null, AuditResult.REFUSED, count);
        }
    }

    /** 利用者の操作: somebody logged in, or changed how a person logs in. */
    @Revision("1")
    record AccountActed(Instant at, KeyHolder actor, AccountAct act, UUID personId) implements AccessEvent {

        @Override
        public AuditEntry audited() {
            return new AuditEntry(at, actor, act.code(), personId.toString(), AuditResult.ALLOWED, 1);
        }
    }

    /**
     * ログインの失敗: so often in a row that the next attempt has to wait.
     *
     * @param personId whose account it is; absent where only the place from which they came is slowed
     */
    @Revision("1")
    record LoginSlowed(Instant at, @Nullable UUID personId, int count) implements AccessEvent {

        @Override
        public AuditEntry audited() {
            return new AuditEntry(
                    at,
                    null,
                    "login-slowed",
                    personId == null ? null : personId.toString(),
                    AuditResult.REFUSED,
                    count);
        }
    }

    private static @Nullable String text(@Nullable IncidentId id) {
        return id == null ? null : id.toString();
    }
}
