package jp.csirt.incident.domain.organisation;

import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.ACCOUNT_EXISTS;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.EXTERNAL_ID_TAKEN;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.KEY_ALREADY_ISSUED;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.OUT_OF_ORDER;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.UNKNOWN_KEY;
import static jp.csirt.incident.domain.organisation.OrganisationRejected.Reason.UNKNOWN_PERSON;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import jp.csirt.incident.domain.organisation.OrganisationChange.ChangeExternalId;
import jp.csirt.incident.domain.organisation.OrganisationChange.CreateApiKey;
import jp.csirt.incident.domain.organisation.OrganisationChange.OpenAccount;
import jp.csirt.incident.domain.organisation.OrganisationChange.RevokeApiKey;
import jp.csirt.incident.domain.organisation.OrganisationEvent.AccountOpened;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyCreated;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ApiKeyRevoked;
import jp.csirt.incident.domain.organisation.OrganisationEvent.ExternalIdChanged;
import jp.csirt.incident.domain.shared.Act;

/** 利用者と鍵: who may log in, and which keys open the API for whom. */
public record AccessRegister(List<Account> accounts, SequencedMap<UUID, ApiKey> keys) {

    static final AccessRegister NONE = new AccessRegister(List.of(), new LinkedHashMap<>());

    public AccessRegister {
        accounts = List.copyOf(accounts);
        keys = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keys));
    }

    /** Whether nobody has any access yet. */
    public boolean isEmpty() {
        return accounts.isEmpty() && keys.isEmpty();
    }

    /** The account that an issuer's token names. */
    public Optional<Account> account(String externalId) {
        return accounts.stream()
                .filter(account -> externalId.equals(account.externalId()))
                .findFirst();
    }

    /** The person's account. */
    public Optional<Account> account(UUID personId) {
        return accounts.stream()
                .filter(account -> account.personId().equals(personId))
                .findFirst();
    }

    /** A key, whether it still opens anything or not. */
    public Optional<ApiKey> key(UUID keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    AccountOpened open(OpenAccount change, Act act) {
        if (account(change.personId()).isPresent()) {
            throw new OrganisationRejected(ACCOUNT_EXISTS, "/personId", "この職員の利用者登録はすでにあります。");
        }
        if (change.externalId() != null) {
            mustBeFree(change.externalId());
        }
        return new AccountOpened(act, change.personId(), change.scopes(), change.externalId());
    }

    private void mustBeFree(String externalId) {
        if (account(externalId).isPresent()) {
            throw new OrganisationRejected(EXTERNAL_ID_TAKEN, "/externalId", "この外部の識別子は別の利用者のものです。");
        }
    }

    /** Nothing when it is so already. */
    List<OrganisationEvent> change(ChangeExternalId change, Act act) {
        Account account = account(change.personId())
                .orElseThrow(() -> new OrganisationRejected(UNKNOWN_PERSON, "/personId", "この職員の利用者登録はありません。"));
        if (change.externalId().equals(account.externalId())) {
            return List.of();
        }
        mustBeFree(change.externalId());
        return List.of(new ExternalIdChanged(act, change.personId(), change.externalId()));
    }

    ApiKeyCreated create(CreateApiKey change, Act act) {
        if (keys.containsKey(change.keyId())) {
            throw new OrganisationRejected(
                    KEY_ALREADY_ISSUED, "", "この要求の鍵はすでに発行されています。値は二度は示せません。受け取れなかったときは、その鍵を失効させ、新しい要求として発行し直してください。");
        }
        if (change.expiresAt() != null && !change.expiresAt().isAfter(act.occurredAt())) {
            throw new OrganisationRejected(OUT_OF_ORDER, "/expiresAt", "期限は発行より後の日時にしてください。");
        }
        return new ApiKeyCreated(act, change.keyId(), change.personId(), change.scopes(), change.expiresAt());
    }

    /** Nothing when it is revoked already. */
    List<OrganisationEvent> revoke(RevokeApiKey change, Act act) {
        ApiKey key = key(change.keyId()).orElseThrow(() -> new OrganisationRejected(UNKNOWN_KEY, "", "この鍵はありません。"));
        return key.revokedAt() == null ? List.of(new ApiKeyRevoked(act, key.keyId(), key.personId())) : List.of();
    }

    AccessRegister with(AccountOpened opened) {
        var all = new ArrayList<>(accounts);
        all.add(new Account(opened.personId(), opened.scopes(), opened.externalId()));
        return new AccessRegister(all, keys);
    }

    AccessRegister with(ExternalIdChanged changed) {
        return new AccessRegister(
                accounts.stream()
                        .map(account -> account.personId().equals(changed.personId())
                                ? new Account(account.personId(), account.scopes(), changed.externalId())
                                : account)
                        .toList(),
                keys);
    }

    AccessRegister with(ApiKeyCreated created) {
        return with(new ApiKey(
                created.keyId(),
                created.personId(),
                created.scopes(),
                created.act().occurredAt(),
                created.expiresAt(),
                null));
    }

    AccessRegister with(ApiKeyRevoked revoked) {
        return key(revoked.keyId())
                .map(key -> with(key.revoked(revoked.act().occurredAt())))
                .orElse(this);
    }

    private AccessRegister with(ApiKey key) {
        var all = new LinkedHashMap<>(keys);
        all.put(key.keyId(), key);
        return new AccessRegister(accounts, all);
    }
}
