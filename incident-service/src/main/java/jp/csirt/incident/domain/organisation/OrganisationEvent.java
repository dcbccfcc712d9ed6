package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.audit.AuditEntry;
import jp.csirt.incident.domain.audit.AuditResult;
import jp.csirt.incident.domain.audit.Audited;
import jp.csirt.incident.domain.audit.KeyHolder;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Actor;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 組織の出来事: a change of the organisation, recorded for ever. */
public sealed interface OrganisationEvent {

    /** Who changed it and when. */
    Act act();

    /** 権限の変更: who may act as what, by which key and under which rules; auditors are shown each. Source: requirements 10, 6.1(6). */
    sealed interface AuthorityEvent extends OrganisationEvent, Audited
            permits ProfileAdopted,
                    PostAssigned,
                    AbsenceRecorded,
                    AccountOpened,
                    ExternalIdChanged,
                    ApiKeyCreated,
                    ApiKeyRevoked {

        /** An entry by its stored name; the service itself, which has no post, is nobody. */
        default AuditEntry entry(String action, Object target) {
            Actor actor = act().actor();
            return new AuditEntry(
                    act().occurredAt(),
                    actor.post() == null ? null : new KeyHolder(null, actor.personId()),
                    action,
                    target.toString(),
                    AuditResult.ALLOWED,
                    1);
        }
    }

    /**
     * 定めが適用された: from here on the service runs under this profile.
     *
     * @param sha256 of its file, in hexadecimal
     */
    @Revision("1")
    record ProfileAdopted(Act act, String profileId, String sha256) implements AuthorityEvent {

        @Override
        public AuditEntry audited() {
            return entry("profile-adopted", profileId + " " + sha256);
        }
    }

    /** 機関が加わった. */
    @Revision("1")
    record OrganAdded(Act act, String code, String name) implements OrganisationEvent {}

    /** 課局が加わった. */
    @Revision("1")
    record DepartmentAdded(
            Act act,
            String code,
            String name,
            String organ,
            @Nullable RuleSet ruleSet) implements OrganisationEvent {}

    /** 職員が加わった. */
    @Revision("1")
    record PersonAdded(
            Act act,
            UUID personId,
            @Personal String name,
            @Nullable String department) implements OrganisationEvent {}

    /**
     * 職に就いた.
     *
     * @param unit code of the department or organ; for 委託事業者 the contract
     * @param to last day, included
     */
    @Revision("1")
    record PostAssigned(
            Act act,
            Role post,
            @Nullable String unit,
            UUID personId,
            LocalDate from,
            @Nullable LocalDate to) implements AuthorityEvent {

        /** The post. */
        public Post held() {
            return new Post(post, unit);
        }

        @Override
        public AuditEntry audited() {
            return entry("post-assigned", held().code() + " " + personId);
        }
    }

    /** 不在となる: from {@code from} until before {@code to} somebody else acts. */
    @Revision("1")
    record AbsenceRecorded(
            Act act,
            Role post,
            @Nullable String unit,
            UUID personId,
            Instant from,
            Instant to,
            @Nullable UUID deputyPersonId,
            @Personal String reason)
            implements AuthorityEvent {

        /** The post. */
        public Post held() {
            return new Post(post, unit);
        }

        @Override
        public AuditEntry audited() {
            return entry("absence-recorded", held().code() + " " + personId);
        }
    }

    /** 利用者が登録された. */
    @Revision("1")
    record AccountOpened(
            Act act,
            UUID personId,
            List<Scope> scopes,

            @Personal @Nullable String externalId) implements AuthorityEvent {

        public AccountOpened {
            scopes = List.copyOf(scopes);
        }

        @Override
        public AuditEntry audited() {
            return entry("account-opened", personId);
        }
    }

    /** 外部の識別子が変わった: how the issuer of log-in tokens calls the person from here on. */
    @Revision("1")
    record ExternalIdChanged(
            Act act, UUID personId, @Personal String externalId) implements AuthorityEvent {

        @Override
        public AuditEntry audited() {
            return entry("external-id-changed", personId);
        }
    }

    /** 鍵が発行された; neither the key nor its hash is here. */
    @Revision("1")
    record ApiKeyCreated(
            Act act,
            UUID keyId,
            UUID personId,
            List<Scope> scopes,
            @Nullable Instant expiresAt) implements AuthorityEvent {

        public ApiKeyCreated {
            scopes = List.copyOf(scopes);
        }

        @Override
        public AuditEntry audited() {
            return entry("api-key-created", keyId);
        }
    }

    /** 鍵が失効した. */
    @Revision("1")
    record ApiKeyRevoked(Act act, UUID keyId, UUID personId) implements AuthorityEvent {

        @Override
        public AuditEntry audited() {
            return entry("api-key-revoked", keyId);
        }
    }
}
