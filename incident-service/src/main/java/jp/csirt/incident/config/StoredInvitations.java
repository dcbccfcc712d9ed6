package jp.csirt.incident.config;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import jp.csirt.incident.api.security.Invitations;
import jp.csirt.incident.api.security.SessionCookie;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.domain.audit.AccountAct;
import jp.csirt.incident.platform.account.AccountStore;
import jp.csirt.incident.platform.account.InvitationStore;
import jp.csirt.incident.platform.account.InvitationStore.Invitation;
import jp.csirt.incident.platform.apikey.ApiKeySecret;
import reactor.core.publisher.Mono;

/** Invitations in the database; their age goes by the machine's time. */
final class StoredInvitations implements Invitations {

    private static final String NAME = "[\\p{L}\\p{N}._@+-]{3,100}";

    private final InvitationStore invitations;
    private final AccountStore accounts;
    private final SealedAccounts sealed;
    private final NewPasswords passwords;
    private final Sessions sessions;
    private final Function<UUID, String> titles;
    private final AccountTrail trail;
    private final Clock machine;

    StoredInvitations(
            InvitationStore invitations,
            AccountStore accounts,
            SealedAccounts sealed,
            NewPasswords passwords,
            Sessions sessions,
            Function<UUID, String> titles,
            AccountTrail trail,
            Clock machine) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.sealed = sealed;
        this.passwords = passwords;
        this.sessions = sessions;
        this.titles = titles;
        this.trail = trail;
        this.machine = machine;
    }

    @Override
    public Mono<Link> invite(UUID personId, UUID by) {
        return link(personId, false).doOnNext(link -> trail.acted(by, AccountAct.INVITED, personId));
    }

    /** The link of the first administrator, worth nothing once anybody has a password. */
    Mono<Link> inviteFirst(UUID personId) {
        return link(personId, true);
    }

    /** 入り直し: the link of a person who comes in no other way; the second factor is gone, and whoever was in is not any more. */
    Mono<Link> recover(UUID personId) {
        return accounts.withoutFactor(personId)
                .then(sessions.endOthers(personId, ""))
                .then(link(personId, false))
                .doOnNext(link -> trail.acted(personId, AccountAct.ACCESS_RECOVERED, personId));
    }

    private Mono<Link> link(UUID personId, boolean first) {
        return Mono.defer(() -> {
            Instant now = machine.instant();
            var link = new Link(SessionCookie.secret(), now.plus(Duration.ofHours(HOURS)));
            return invitations
                    .put(ApiKeySecret.hash(link.token()), new Invitation(personId, link.until(), first), now)
                    .thenReturn(link);
        });
    }

    @Override
    public Mono<Invited> find(String token) {
        return Mono.defer(() -> invitations.find(ApiKeySecret.hash(token), machine.instant()))
                .filterWhen(invitation -> invitation.first() ? accounts.isUnused() : Mono.just(true))
                .flatMap(invitation -> invited(invitation.personId()));
    }

    private Mono<Invited> invited(UUID personId) {
        return accounts.find(personId)
                .flatMap(kept -> sealed.names(List.of(kept)).mapNotNull(names -> names.get(personId)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(name -> new Invited(personId, titles.apply(personId), name.orElse(null)));
    }

    @Override
    public Mono<Invited> accept(String token, String name, String password, String again) {
        return find(token).flatMap(invited -> {
            String known = invited.name();
            String chosen = SealedAccounts.bare(known == null ? name : known);
            return free(invited.personId(), chosen, password, again)
                    .then(passwords.hash(chosen, password, again))
                    .flatMap(hash -> invitations
                            .take(ApiKeySecret.hash(token), machine.instant())
                            .flatMap(taken -> set(invited, chosen, hash)));
        });
    }

    private Mono<Invited> set(Invited invited, String name, String hash) {
        UUID personId = invited.personId();
        return named(personId, name)
                .then(accounts.password(personId, hash))
                .then(sessions.endOthers(personId, ""))
                .then(Mono.fromSupplier(() -> {
                    trail.acted(personId, AccountAct.PASSWORD_SET, personId);
                    return invited;
                }));
    }

    private Mono<Void> named(UUID personId, String name) {
        return sealed.digest(name)
                .zipWith(sealed.sealName(personId, name))
                .flatMap(both -> accounts.name(personId, both.getT1(), both.getT2()))
                .flatMap(done -> done ? Mono.empty() : Mono.error(taken()));
    }

    private Mono<Void> free(UUID personId, String name, String password, String again) {
        if (!name.matches(NAME)) {
            var faults = new ArrayList<FieldError>();
            faults.add(unfit());
            faults.addAll(passwords.faults(name, password, again));
            return Mono.error(ApiProblem.invalid(faults));
        }
        return free(personId, name);
    }

    /** Errors: 400 when somebody else has the log-in name. */
    Mono<Void> free(UUID personId, String name) {
        return sealed.digest(name)
                .flatMap(accounts::named)
                .filter(other -> !other.personId().equals(personId))
                .flatMap(other -> Mono.error(taken()));
    }

    private static FieldError unfit() {
        return new FieldError("/login", "INVALID", "3文字以上100文字までの文字と数字、. _ @ + - で書いてください。");
    }

    private static ApiProblem taken() {
        return ApiProblem.invalid(List.of(new FieldError("/login", "TAKEN", "このログイン名は使われています。別の名にしてください。")));
    }
}
