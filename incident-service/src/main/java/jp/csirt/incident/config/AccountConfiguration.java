package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.security.Accounts;
import jp.csirt.incident.api.security.Logins;
import jp.csirt.incident.api.security.Providers;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.domain.organisation.Account;
import jp.csirt.incident.platform.account.AccountStore;
import jp.csirt.incident.platform.account.InvitationStore;
import jp.csirt.incident.platform.account.Passwords;
import jp.csirt.incident.platform.account.Throttle;
import jp.csirt.incident.platform.clock.MachineClock;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.session.SessionStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** 利用者の本人確認: accounts, sessions, and who may set a password. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClientProperties.class)
class AccountConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int PASSWORDS_AT_ONCE = 2;
    private static final int PASSWORDS_WAITING = 200;

    @Bean
    MachineClock machineClock() {
        return new MachineClock(Clock.systemUTC());
    }

    @Bean
    Sessions sessions(
            MongoDatabase database, AccountStore accounts, StoredKeys keys, AccessAudit audit, MachineClock machine) {
        var store = new SessionStore(database);
        Await.first(store.createIndexes(), WITHIN);
        return new StoredSessions(store, accounts, keys::inConsole, audit, machine.clock());
    }

    @Bean
    AccountStore accountStore(MongoDatabase database) {
        var store = new AccountStore(database);
        Await.first(store.createIndexes(), WITHIN);
        return store;
    }

    @Bean
    Passwords passwords() {
        return new Passwords(Schedulers.newBoundedElastic(PASSWORDS_AT_ONCE, PASSWORDS_WAITING, "passwords"));
    }

    @Bean
    SealedAccounts sealedAccounts(KeyRing ring, MachineClock machine) {
        return new SealedAccounts(ring, machine.clock());
    }

    @Bean
    Logins logins(
            MongoDatabase database,
            AccountStore accounts,
            SealedAccounts sealed,
            Passwords passwords,
            AccessAudit audit,
            MachineClock machine) {
        var throttle = new Throttle(database, machine.clock());
        Await.first(throttle.createIndexes(), WITHIN);
        return new StoredLogins(accounts, sealed, passwords, throttle, audit);
    }

    @Bean
    InvitationStore invitationStore(MongoDatabase database) {
        return new InvitationStore(database);
    }

    @Bean
    StoredInvitations invitations(
            InvitationStore store,
            AccountStore accounts,
            SealedAccounts sealed,
            Passwords passwords,
            Sessions sessions,
            StoredOrganisations organisations,
            AccessAudit audit,
            MachineClock machine) {
        return new StoredInvitations(
                store,
                accounts,
                sealed,
                new NewPasswords(passwords),
                sessions,
                organisations::title,
                audit,
                machine.clock());
    }

    @Bean
    Accounts accounts(
            AccountStore store,
            InvitationStore invitations,
            SealedAccounts sealed,
            Passwords passwords,
            Logins logins,
            Sessions sessions,
            AccessAudit audit,
            MachineClock machine) {
        return new StoredAccounts(
                store, invitations, sealed, new NewPasswords(passwords), logins, sessions, audit, machine.clock());
    }

    @Bean
    Providers providers(ClientProperties clients, StoredOrganisations organisations, AccountStore accounts) {
        return new OpenIdProviders(
                clients,
                externalId -> organisations
                        .current()
                        .flatMap(record -> Mono.justOrEmpty(
                                record.state().access().account(externalId).map(Account::personId))),
                accounts);
    }

    /** The demo has its roster. */
    @Bean
    @Profile("!demo")
    FirstLink firstLink(
            AccountStore accounts,
            SealedAccounts sealed,
            StoredInvitations invitations,
            StoredOrganisations organisations,
            StoredKeys keys,
            PrintStream console,
            Environment environment,
            Times times,
            @Value("${csirt.login.passwords}") boolean passwords) {
        return new FirstLink(
                accounts, sealed, invitations, organisations, keys, console, environment, times, passwords);
    }
}
