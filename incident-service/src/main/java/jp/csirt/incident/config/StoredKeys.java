package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jp.csirt.incident.api.organisation.KeyVault;
import jp.csirt.incident.api.security.Holder;
import jp.csirt.incident.api.security.Keys;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.access.Scope;
import jp.csirt.incident.domain.organisation.AccessRegister;
import jp.csirt.incident.domain.organisation.Account;
import jp.csirt.incident.domain.organisation.ApiKey;
import jp.csirt.incident.domain.organisation.Callers;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.platform.account.AccountStore;
import jp.csirt.incident.platform.apikey.ApiKeyHashes;
import jp.csirt.incident.platform.apikey.ApiKeySecret;
import jp.csirt.incident.read.organisation.CurrentOrganisation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** From a key or a token to the person behind it and the posts held now; expiry goes by the machine's time. */
final class StoredKeys implements Keys, KeyVault {

    private static final Logger LOG = LoggerFactory.getLogger(StoredKeys.class);
    private static final String CONSOLE = "console:";
    private static final Clock MACHINE = Clock.systemUTC();

    private final ApiKeyHashes hashes;
    private final FixedKeys fixed;
    private final IssuedTokens tokens;
    private final People people;
    private final AccountStore accounts;

    StoredKeys(ApiKeyHashes hashes, FixedKeys fixed, IssuedTokens tokens, People people, AccountStore accounts) {
        this.hashes = hashes;
        this.fixed = fixed;
        this.tokens = tokens;
        this.people = people;
        this.accounts = accounts;
    }

    @Override
    public Mono<Caller> caller(String key) {
        return tokens.take(key) ? ofToken(key) : ofKey(key);
    }

    @Override
    public Mono<String> make(UUID keyId) {
        return Mono.defer(() -> {
            String key = ApiKeySecret.random();
            return hashes.put(ApiKeySecret.hash(key), keyId).thenReturn(key);
        });
    }

    @Override
    public Mono<Map<UUID, Instant>> lastUses() {
        return hashes.lastUses();
    }

    private Mono<Caller> ofKey(String key) {
        UUID known = fixed.ids().get(key);
        if (known != null) {
            return usable(known);
        }
        String hash = ApiKeySecret.hash(key);
        return hashes.find(hash)
                .flatMap(keyId ->
                        usable(keyId).flatMap(caller -> used(hash, keyId).thenReturn(caller)));
    }

    private Mono<Caller> usable(UUID keyId) {
        return usable(keyId, key -> keyId.toString());
    }

    /** Who logged in to the console; what was sent there is repeated there only. */
    Mono<Caller> inConsole(Holder holder) {
        UUID keyId = holder.keyId();
        return keyId == null
                ? ofAccount(access -> access.account(holder.personId()), CONSOLE)
                : usable(keyId, key -> CONSOLE + key.personId());
    }

    private Mono<Caller> usable(UUID keyId, Function<ApiKey, String> name) {
        return unlocked(organisation -> organisation
                .access()
                .key(keyId)
                .filter(key -> key.usable(MACHINE.instant()))
                .map(key -> new Grant(name.apply(key), key.personId(), key.scopes())));
    }

    private Mono<Caller> ofToken(String token) {
        return tokens.subject(token).flatMap(subject -> ofAccount(access -> access.account(subject), "account:"));
    }

    private Mono<Caller> ofAccount(Function<AccessRegister, Optional<Account>> find, String prefix) {
        return unlocked(organisation -> find.apply(organisation.access())
                .map(account -> new Grant(prefix + account.personId(), account.personId(), account.scopes())));
    }

    /** Whoever is locked opens nothing, by whichever door and whenever that was opened. */
    private Mono<Caller> unlocked(Function<OrganisationState, Optional<Grant>> find) {
        return people.caller(find)
                .filterWhen(caller -> accounts.isLocked(caller.personId()).map(locked -> !locked));
    }

    /** That the use could not be written must not keep anybody out. */
    private Mono<Void> used(String hash, UUID keyId) {
        return hashes.used(hash, keyId, MACHINE.instant()).onErrorResume(failure -> {
            LOG.warn("the use of key {} could not be recorded: {}", keyId, failure.toString());
            return Mono.empty();
        });
    }

    /** What opens the API: which person, for what. */
    record Grant(String keyId, UUID personId, List<Scope> scopes) {}

    /** The persons of the organisation and what they may act as, service clock. */
    record People(CurrentOrganisation current, Map<Role, List<Role>> deputies, Clock clock) {

        Mono<Caller> caller(Function<OrganisationState, Optional<Grant>> find) {
            return current.current()
                    .flatMap(record -> Mono.justOrEmpty(find.apply(record.state())
                            .flatMap(grant -> Callers.of(
                                    new PostResolution(record.state(), deputies),
                                    grant.keyId(),
                                    grant.personId(),
                                    grant.scopes(),
                                    clock.instant()))));
        }
    }
}
