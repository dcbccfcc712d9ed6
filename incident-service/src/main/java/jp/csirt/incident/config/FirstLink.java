package jp.csirt.incident.config;

import java.io.PrintStream;
import java.time.Duration;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.security.Holder;
import jp.csirt.incident.api.security.Invitations.Link;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.organisation.Account;
import jp.csirt.incident.platform.account.AccountStore;
import jp.csirt.incident.platform.account.AccountStore.Kept;
import jp.csirt.incident.platform.mongo.Await;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 最初のログイン: while nobody has a password, each start shows a link by which the administrator sets one. 入り直し: whoever can
 * start the service lets somebody in again who lost the password, or phone and recovery codes, and whom nobody else can help.
 */
final class FirstLink implements ApplicationListener<ApplicationReadyEvent> {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final String RECOVER = "csirt.login.recover";

    private final AccountStore accounts;
    private final SealedAccounts sealed;
    private final StoredInvitations invitations;
    private final StoredOrganisations organisations;
    private final StoredKeys keys;
    private final PrintStream console;
    private final Environment environment;
    private final Times times;
    private final boolean passwords;

    /**
     * What is shown once the service is ready.
     *
     * @param passwords whether they let anybody in, or providers alone
     */
    FirstLink(
            AccountStore accounts,
            SealedAccounts sealed,
            StoredInvitations invitations,
            StoredOrganisations organisations,
            StoredKeys keys,
            PrintStream console,
            Environment environment,
            Times times,
            boolean passwords) {
        this.accounts = accounts;
        this.sealed = sealed;
        this.invitations = invitations;
        this.organisations = organisations;
        this.keys = keys;
        this.console = console;
        this.environment = environment;
        this.times = times;
        this.passwords = passwords;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        String recovered = environment.getProperty(RECOVER, "").strip();
        if (!recovered.isEmpty()) {
            recover(recovered);
        } else if (passwords) {
            first();
        }
    }

    private void first() {
        Link link = Await.first(
                accounts.isUnused()
                        .filter(nobody -> nobody)
                        .flatMap(_ -> administrator())
                        .flatMap(invitations::inviteFirst),
                WITHIN);
        if (link != null) {
            show("First log-in", link);
            console.println("Next: open it in a browser and choose log-in name and password;"
                    + " behind a proxy put the proxy's address in front of the path");
            console.flush();
        }
    }

    private void recover(String whose) {
        Link link = Await.first(person(whose).flatMap(invitations::recover), WITHIN);
        if (link == null) {
            console.println(RECOVER + ": there is no such person with an account; nothing has changed");
        } else if (passwords) {
            show("Recovered log-in", link);
        } else {
            console.println(RECOVER + ": the second factor is removed; come in by the provider and set up another");
        }
        console.println("Next: start without " + RECOVER + " from now on");
        console.flush();
    }

    private Mono<UUID> person(String whose) {
        return everybody()
                .filter(personId -> personId.toString().equals(whose))
                .next()
                .switchIfEmpty(sealed.digest(whose).flatMap(accounts::named).map(Kept::personId));
    }

    private Mono<UUID> administrator() {
        return everybody()
                .filterWhen(personId -> keys.inConsole(new Holder(personId, null))
                        .map(caller -> caller.holds(Role.SYSTEM_ADMIN))
                        .defaultIfEmpty(false))
                .next();
    }

    private Flux<UUID> everybody() {
        return organisations
                .now()
                .flatMapMany(record -> Flux.fromIterable(record.state().access().accounts()))
                .map(Account::personId);
    }

    private void show(String what, Link link) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        console.println(what + " to the console (once, until " + times.at(link.until()) + "): http://" + host(address)
                + ":" + environment.getProperty("local.server.port") + link.path());
    }

    private static String host(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
