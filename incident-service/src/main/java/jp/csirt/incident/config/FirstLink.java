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
import jp.csirt.incident.platform.mongo.Await;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 最初のログイン: while nobody has a password, each start shows a link by which the administrator sets one. */
final class FirstLink implements ApplicationListener<ApplicationReadyEvent> {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final AccountStore accounts;
    private final StoredInvitations invitations;
    private final StoredOrganisations organisations;
    private final StoredKeys keys;
    private final PrintStream console;
    private final Environment environment;

    FirstLink(
            AccountStore accounts,
            StoredInvitations invitations,
            StoredOrganisations organisations,
            StoredKeys keys,
            PrintStream console,
            Environment environment) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.organisations = organisations;
        this.keys = keys;
        this.console = console;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Link link = Await.first(
                accounts.isUnused()
                        .filter(nobody -> nobody)
                        .flatMap(_ -> administrator())
                        .flatMap(invitations::inviteFirst),
                WITHIN);
        if (link != null) {
            show(link);
        }
    }

    private Mono<UUID> administrator() {
        return organisations
                .now()
                .flatMapMany(record -> Flux.fromIterable(record.state().access().accounts()))
                .map(Account::personId)
                .filterWhen(personId -> keys.inConsole(new Holder(personId, null))
                        .map(caller -> caller.holds(Role.SYSTEM_ADMIN))
                        .defaultIfEmpty(false))
                .next();
    }

    private void show(Link link) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        console.println("First log-in to the console (once, until " + Times.at(link.until()) + "): http://"
                + host(address) + ":" + environment.getProperty("local.server.port") + link.path());
        console.println("Next: open it in a browser and choose log-in name and password;"
                + " behind a proxy put the proxy's address in front of the path");
        console.flush();
    }

    private static String host(String address) {
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
