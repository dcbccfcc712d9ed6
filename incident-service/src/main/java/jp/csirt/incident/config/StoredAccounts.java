package jp.csirt.incident.config;

import static java.net.URLEncoder.encode;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.security.Accounts;
import jp.csirt.incident.api.security.Logins;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.domain.audit.AccountAct;
import jp.csirt.incident.platform.account.AccountStore;
import jp.csirt.incident.platform.account.AccountStore.Kept;
import jp.csirt.incident.platform.account.Base32;
import jp.csirt.incident.platform.account.InvitationStore;
import jp.csirt.incident.platform.account.RecoveryCodes;
import jp.csirt.incident.platform.account.Totp;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Accounts in the database; each change of them is audited. */
final class StoredAccounts implements Accounts {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ISSUER = "CSIRT";

    private final AccountStore store;
    private final InvitationStore invitations;
    private final SealedAccounts sealed;
    private final NewPasswords passwords;
    private final Logins logins;
    private final Sessions sessions;
    private final AccountTrail trail;
    private final Clock machine;

    StoredAccounts(
            AccountStore store,
            InvitationStore invitations,
            SealedAccounts sealed,
            NewPasswords passwords,
            Logins logins,
            Sessions sessions,
            AccountTrail trail,
            Clock machine) {
        this.store = store;
        this.invitations = invitations;
        this.sealed = sealed;
        this.passwords = passwords;
        this.logins = logins;
        this.sessions = sessions;
        this.trail = trail;
        this.machine = machine;
    }

    @Override
    public Mono<List<Account>> of(List<UUID> persons) {
        return of(store, sealed, persons);
    }

    static Mono<List<Account>> of(AccountStore store, SealedAccounts sealed, List<UUID> persons) {
        return store.find(persons)
                .collectMap(Kept::personId)
                .flatMap(kept -> sealed.names(kept.values())
                        .map(names -> persons.stream()
                                .map(person -> account(person, kept.get(person), names.get(person)))
                                .toList()));
    }

    private static Account account(UUID person, @Nullable Kept kept, @Nullable String name) {
        return kept == null
                ? new Account(person, null, false, false, 0, false)
                : new Account(
                        person,
                        name,
                        kept.password() != null,
                        kept.totp() != null,
                        kept.recovery().size(),
                        kept.locked());
    }

    @Override
    public Mono<Void> changePassword(UUID personId, Change change, String secret, String place) {
        return logins.again(personId, change.old(), place)
                .then(of(personId))
                .flatMap(account ->
                        passwords.hash(account.name() == null ? "" : account.name(), change.password(), change.again()))
                .flatMap(hash -> store.password(personId, hash))
                .flatMap(epoch -> sessions.carry(secret, epoch))
                .then(invitations.drop(personId))
                .then(sessions.endOthers(personId, secret))
                .then(told(personId, AccountAct.PASSWORD_CHANGED, personId));
    }

    @Override
    public Mono<NewFactor> propose(UUID personId, String secret) {
        String used = Base32.holds(secret, Totp.SECRET_BYTES) ? secret : drawn();
        return of(personId).map(account -> new NewFactor(used, uri(account.name(), used)));
    }

    private static String drawn() {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base32.encode(secret);
    }

    private static String uri(@Nullable String name, String secret) {
        String label =
                encode(name == null ? ISSUER : name, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + ISSUER + ":" + label + "?secret=" + secret + "&issuer=" + ISSUER
                + "&algorithm=SHA1&digits=6&period=30";
    }

    @Override
    public Mono<List<String>> setFactor(UUID personId, NewCode code, String session) {
        return set(personId, code, session, store::factor);
    }

    @Override
    public Mono<List<String>> setFirstFactor(UUID personId, NewCode code, String session) {
        return set(personId, code, session, store::firstFactor);
    }

    private Mono<List<String>> set(UUID personId, NewCode shown, String session, FactorKept kept) {
        String secret = shown.secret();
        OptionalLong step = Base32.holds(secret, Totp.SECRET_BYTES)
                ? Totp.step(Base32.decode(secret), SealedAccounts.digits(shown.code()), machine.instant())
                : OptionalLong.empty();
        if (step.isEmpty()) {
            return Mono.error(ApiProblem.invalid(List.of(
                    new FieldError("/totp", "WRONG", "確認コードが違います。アプリに出ている6桁を入れてください。電話とこの機械の時計がずれていないかも確かめてください。"))));
        }
        List<String> codes = RecoveryCodes.draw();
        return sealed.sealSecret(personId, Base32.decode(secret))
                .flatMap(bytes -> kept.of(personId, bytes, step.getAsLong(), hashes(codes)))
                .flatMap(epoch -> sessions.carry(session, epoch)
                        .then(told(personId, AccountAct.SECOND_FACTOR_SET, personId))
                        .thenReturn(codes));
    }

    @Override
    public Mono<List<String>> newRecoveryCodes(UUID personId) {
        List<String> codes = RecoveryCodes.draw();
        return store.recovery(personId, hashes(codes))
                .then(told(personId, AccountAct.RECOVERY_CODES_MADE, personId))
                .thenReturn(codes);
    }

    private static List<String> hashes(List<String> codes) {
        return codes.stream().map(SealedAccounts::recoveryHash).toList();
    }

    @Override
    public Mono<Void> removeFactor(UUID by, UUID personId, String session) {
        return store.withoutFactor(personId)
                .flatMap(epoch -> sessions.carry(session, epoch))
                .then(told(by, AccountAct.SECOND_FACTOR_REMOVED, personId));
    }

    @Override
    public Mono<Void> lock(UUID by, UUID personId) {
        return store.lock(personId, true)
                .then(invitations.drop(personId))
                .then(sessions.endOthers(personId, ""))
                .then(told(by, AccountAct.LOCKED, personId));
    }

    @Override
    public Mono<Void> unlock(UUID by, UUID personId) {
        return store.lock(personId, false).then(told(by, AccountAct.UNLOCKED, personId));
    }

    /** Keeps a second factor: the epoch from then on, empty when it was not kept. */
    @FunctionalInterface
    private interface FactorKept {
        Mono<Integer> of(UUID personId, byte[] sealedSecret, long step, List<String> recovery);
    }

    private Mono<Void> told(UUID by, AccountAct act, UUID personId) {
        return Mono.fromRunnable(() -> trail.acted(by, act, personId));
    }
}
