package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.gate.Room;
import jp.csirt.incident.api.command.FilingEndpoint;
import jp.csirt.incident.api.command.WatchDesk;
import jp.csirt.incident.api.console.act.ActPages;
import jp.csirt.incident.api.console.act.Audiences;
import jp.csirt.incident.api.console.act.ChangePages;
import jp.csirt.incident.api.console.act.Offers;
import jp.csirt.incident.api.console.act.Registers;
import jp.csirt.incident.api.console.act.ReportPages;
import jp.csirt.incident.api.console.act.Tools;
import jp.csirt.incident.api.console.drill.DrillPages;
import jp.csirt.incident.api.console.frame.Assets;
import jp.csirt.incident.api.console.frame.Console;
import jp.csirt.incident.api.console.frame.ConsoleProblems;
import jp.csirt.incident.api.console.frame.Drafts;
import jp.csirt.incident.api.console.frame.FirstAnswers;
import jp.csirt.incident.api.console.frame.Guests;
import jp.csirt.incident.api.console.frame.HeldFiles;
import jp.csirt.incident.api.console.frame.InnerApi;
import jp.csirt.incident.api.console.frame.Pages;
import jp.csirt.incident.api.console.frame.Progress;
import jp.csirt.incident.api.console.frame.Refusal;
import jp.csirt.incident.api.console.frame.SentForms;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.frame.Waiting;
import jp.csirt.incident.api.console.imports.ImportPages;
import jp.csirt.incident.api.console.page.AuditPage;
import jp.csirt.incident.api.console.page.AuditTargets;
import jp.csirt.incident.api.console.page.BundlePages;
import jp.csirt.incident.api.console.page.ConfirmationPages;
import jp.csirt.incident.api.console.page.DisclosurePage;
import jp.csirt.incident.api.console.page.DuePage;
import jp.csirt.incident.api.console.page.IncidentPage;
import jp.csirt.incident.api.console.page.LedgerPages;
import jp.csirt.incident.api.console.page.ListFile;
import jp.csirt.incident.api.console.page.ListPage;
import jp.csirt.incident.api.console.page.OpenDuties;
import jp.csirt.incident.api.console.page.OpenWork;
import jp.csirt.incident.api.console.page.OrganisationPage;
import jp.csirt.incident.api.console.page.PersonnelPage;
import jp.csirt.incident.api.console.page.ProfilePage;
import jp.csirt.incident.api.console.page.StatisticsPage;
import jp.csirt.incident.api.console.page.StepPages;
import jp.csirt.incident.api.console.page.Subjects;
import jp.csirt.incident.api.console.page.TodayPage;
import jp.csirt.incident.api.console.paper.PaperPages;
import jp.csirt.incident.api.console.paper.UploadPages;
import jp.csirt.incident.api.console.session.AccountPages;
import jp.csirt.incident.api.console.session.AdminPages;
import jp.csirt.incident.api.console.session.Doorway;
import jp.csirt.incident.api.console.session.ExternalIdPages;
import jp.csirt.incident.api.console.session.FactorPages;
import jp.csirt.incident.api.console.session.InvitationPages;
import jp.csirt.incident.api.console.session.KeyPages;
import jp.csirt.incident.api.console.session.LoginPages;
import jp.csirt.incident.api.console.session.LoginsUnderWay;
import jp.csirt.incident.api.console.session.OwnAccount;
import jp.csirt.incident.api.console.session.ProviderPages;
import jp.csirt.incident.api.console.session.Roster;
import jp.csirt.incident.api.console.session.SecondFactorPages;
import jp.csirt.incident.api.console.template.TemplatePages;
import jp.csirt.incident.api.docs.DocsRoutes;
import jp.csirt.incident.api.download.UnusedNumbers;
import jp.csirt.incident.api.organisation.FirstPosts;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.api.query.Positions;
import jp.csirt.incident.api.security.Accounts;
import jp.csirt.incident.api.security.Invitations;
import jp.csirt.incident.api.security.Logins;
import jp.csirt.incident.api.security.Providers;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.api.web.AuditTrail;
import jp.csirt.incident.api.web.Routes;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.platform.clock.MachineClock;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.session.AnswerStore;
import jp.csirt.incident.platform.session.DraftStore;
import jp.csirt.incident.platform.session.PersonDrafts;
import jp.csirt.incident.platform.session.ProgressStore;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import jp.csirt.incident.read.incidentlist.OpenIncidents;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.WatchRecords;
import jp.csirt.spec.Spec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.ServerCodecConfigurer;
import reactor.core.publisher.Mono;

/** 画面: sessions, pages and what they ask. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    /** Of one person, each of up to some MiB. */
    private static final int MOST_DRAFTS = 16;

    /** Small ones, which whoever reaches the service may begin. */
    private static final int MOST_LOGINS = 65_536;

    private static final Duration WITHIN = Duration.ofSeconds(10);

    /** Of administrators, and as small as can be. */
    private static final int MOST_SENT = 10_000;

    private static final Duration KEPT = Duration.ofHours(12);

    /** Of up to 10 MiB, of all who are logged in together. */
    private static final int MOST_FILES = 16;

    private static final int MOST_FILES_OF_ONE = 4;

    /** As the refusal says. */
    private static final Duration FILES_KEPT = Duration.ofHours(2);

    @Bean
    Times times(CsirtProperties properties) {
        return new Times(properties.console().dates());
    }

    @Bean
    Drafts drafts(MongoDatabase database, MachineClock machine) {
        return new StoredDrafts(personDrafts(database, "drafts", MOST_DRAFTS, KEPT), machine.clock());
    }

    @Bean
    LoginsUnderWay loginsUnderWay(MongoDatabase database, MachineClock machine) {
        var store = new DraftStore(database, "logins-under-way", MOST_LOGINS);
        Await.first(store.createIndexes(), WITHIN);
        return new StoredLoginsUnderWay(store, machine.clock());
    }

    @Bean
    Progress progress(MongoDatabase database, MachineClock machine) {
        var store = new ProgressStore(database);
        Await.first(store.createIndexes(), WITHIN);
        return new StoredProgress(store, machine.clock());
    }

    @Bean
    FirstAnswers firstAnswers(MongoDatabase database, MachineClock machine) {
        return new StoredAnswers(new AnswerStore(database), machine.clock());
    }

    @Bean
    HeldFiles heldFiles(MongoDatabase database, MachineClock machine) {
        return new StoredHeldFiles(
                personDrafts(database, "held-files", MOST_FILES_OF_ONE, FILES_KEPT), MOST_FILES, machine.clock());
    }

    private static PersonDrafts personDrafts(MongoDatabase database, String collection, int most, Duration kept) {
        var store = new PersonDrafts(database, collection, most, kept);
        Await.first(store.createIndexes(), WITHIN);
        return store;
    }

    @Bean
    SentForms sentForms(MongoDatabase database, MachineClock machine) {
        return new StoredSentForms(new DraftStore(database, "sent-forms", MOST_SENT), machine.clock());
    }

    @Bean
    @Profile("!demo")
    Roster noRoster() {
        return Roster.NONE;
    }

    @Bean
    Guests guests(CsirtProperties properties, MachineClock machine) {
        return new OpenReporting(properties.report().openFrom(), machine.clock());
    }

    @Bean
    DocsRoutes docs() {
        return new DocsRoutes(Spec.INCIDENT_API.bytes());
    }

    @Bean
    Assets assets() {
        return Assets.read();
    }

    @Bean
    Pages pages(Assets assets, Roster roster, Positions positions) {
        return new Pages(
                assets,
                List.of(
                        new Pages.Entry("menu.today", "/", caller -> true),
                        new Pages.Entry("menu.report", "/report", may(Permission.REPORT)),
                        new Pages.Entry("menu.incidents", "/incidents", may(Permission.READ_INCIDENT)),
                        new Pages.Entry("menu.due", "/due", may(Permission.READ_INCIDENT)),
                        new Pages.Entry("menu.drills", "/drills", may(Permission.INSTRUCT_RESPONSE)),
                        new Pages.Entry("menu.ledger", "/ledger", may(Permission.READ_REPORT)),
                        new Pages.Entry("menu.statistics", "/statistics", may(Permission.READ_INCIDENT)),
                        new Pages.Entry("menu.organisation", "/organisation", may(Permission.READ_ORGANISATION)),
                        new Pages.Entry("menu.audit", "/audit", may(Permission.READ_INTEGRITY)),
                        new Pages.Entry("menu.admin", "/admin", may(Permission.GRANT_ACCESS)),
                        new Pages.Entry("menu.account", "/account", caller -> true)),
                !roster.entries().isEmpty(),
                Mono.defer(() -> positions.reached(IncidentListProjection.NAME)));
    }

    private static Pages.Shown may(Permission permission) {
        return caller -> permission.grantedTo(caller).isPresent();
    }

    @Bean
    OpenDuties openDuties(IncidentRecords records, Clock serviceClock) {
        return new OpenDuties(records, serviceClock);
    }

    @Bean
    AuditTargets auditTargets(
            IncidentRecords records, Supplier<PostResolution> posts, Supplier<PolicyProfile> profile) {
        return new AuditTargets(records, () -> posts.get().organisation(), profile);
    }

    @Bean
    OpenWork openWork(
            ViewCollections incidentListCollections,
            IncidentRecords records,
            WatchRecords watches,
            Supplier<PostResolution> posts,
            StepTimetable timetable,
            Clock serviceClock) {
        return new OpenWork(
                new OpenIncidents(incidentListCollections), records, watches, posts, timetable, serviceClock);
    }

    @Bean
    ConfirmationPages confirmationPages(InnerApi api, WatchRecords watches, WatchDesk desk, Clock serviceClock) {
        return new ConfirmationPages(api, watches, desk, serviceClock);
    }

    @Bean
    Offers offers(Routes routes, IncidentRecords records, Supplier<PostResolution> posts, Clock serviceClock) {
        return new Offers(routes.all(), records, posts, serviceClock);
    }

    @Bean
    Audiences audiences(
            IncidentRecords records,
            Supplier<PostResolution> posts,
            Supplier<PolicyProfile> profile,
            Clock serviceClock) {
        return new Audiences(records, posts, profile, serviceClock);
    }

    @Bean
    InnerApi innerApi(Routes routes, ServerCodecConfigurer codecs) {
        return new InnerApi(routes, codecs);
    }

    @Bean
    Console pageRoutes(
            Pages pages,
            Assets assets,
            Sessions sessions,
            Drafts drafts,
            HeldFiles files,
            SentForms sent,
            FirstAnswers answers,
            Roster roster,
            Logins logins,
            Invitations invitations,
            Accounts accounts,
            Guests guests,
            Providers providers,
            LoginsUnderWay underWay,
            @Value("${csirt.login.passwords}") boolean passwords,
            Supplier<PostResolution> posts,
            InnerApi api,
            OpenWork open,
            OpenDuties duties,
            AuditTargets targets,
            ConfirmationPages confirmations,
            Offers offers,
            IncidentRecords records,
            Persons persons,
            UnusedNumbers unused,
            Audiences audiences,
            FilingEndpoint filing,
            Supplier<PolicyProfile> profile,
            Problems problems,
            Clock serviceClock,
            MachineClock machine,
            AuditTrail audit,
            Routes routes,
            DocsRoutes docs,
            Room strangers,
            Progress progress,
            Times times) {
        var refusals = new Refusal.Reader(problems);
        var doorway = new Doorway(sessions, drafts);
        var waiting = new Waiting(api, files);
        var tools = new Tools(pages, api, offers, refusals);
        var first = new FirstPosts(() -> posts.get().organisation(), serviceClock);
        var account = new OwnAccount(pages, accounts, refusals);
        return new Console(
                Stream.of(
                                assets.pages(),
                                new LoginPages(pages, doorway, logins, roster, providers.all(), passwords, refusals)
                                        .pages(),
                                new ProviderPages(doorway, providers, underWay).pages(),
                                new SecondFactorPages(pages, doorway, logins, accounts, answers, refusals).pages(),
                                new InvitationPages(pages, invitations, answers, refusals).pages(),
                                new AccountPages(account, sessions).pages(),
                                new FactorPages(account, logins, answers).pages(),
                                new AdminPages(
                                                pages,
                                                api,
                                                accounts,
                                                invitations,
                                                sent,
                                                () -> posts.get().organisation(),
                                                refusals)
                                        .pages(),
                                new ExternalIdPages(
                                                pages,
                                                api,
                                                sessions,
                                                sent,
                                                () -> posts.get().organisation(),
                                                refusals)
                                        .pages(),
                                new KeyPages(pages, api, sent, () -> posts.get().organisation(), serviceClock, refusals)
                                        .pages(),
                                new TodayPage(pages, api, open, offers, first).pages(),
                                confirmations.pages(),
                                new ListPage(pages, api, profile, serviceClock).pages(),
                                new DuePage(pages, api, open, duties, serviceClock).pages(),
                                new LedgerPages(pages, api, records, persons, unused, serviceClock).pages(),
                                new StatisticsPage(pages, api, profile, serviceClock).pages(),
                                new DisclosurePage(pages, api, profile, serviceClock).pages(),
                                new ImportPages(pages, api, waiting, refusals).pages(),
                                new AuditPage(pages, api, docs.names(), targets, serviceClock).pages(),
                                new OrganisationPage(pages, api, posts, serviceClock, machine.clock()).pages(),
                                new ChangePages(pages, api, refusals, first, routes.all()).pages(),
                                new ProfilePage(pages, api).pages(),
                                new PersonnelPage(pages, api, profile).pages(),
                                new ListFile(api).pages(),
                                new IncidentPage(tools, open, profile, serviceClock).pages(),
                                new ActPages(
                                                tools,
                                                audiences,
                                                new Subjects(api, records, profile, serviceClock),
                                                new Registers(posts, profile, serviceClock))
                                        .pages(),
                                new DrillPages(pages, api, () -> DrillScenarios.of(profile.get()), serviceClock)
                                        .pages(),
                                new BundlePages(pages, api, progress, machine.clock()).pages(),
                                new StepPages(pages, api).pages(),
                                new PaperPages(tools).pages(),
                                new UploadPages(tools).pages(),
                                new TemplatePages(pages, api, waiting, refusals).pages(),
                                new ReportPages(pages, api, filing, profile, serviceClock, refusals, guests).pages())
                        .flatMap(List::stream)
                        .toList(),
                sessions,
                drafts,
                guests,
                audit,
                strangers,
                times);
    }

    /** Before the answer that machines get. */
    @Bean
    @Order(-3)
    ConsoleProblems consoleProblems(
            Console console, Pages pages, Problems problems, ServerCodecConfigurer codecs, Times times) {
        return new ConsoleProblems(console, pages, problems, codecs, times);
    }
}
