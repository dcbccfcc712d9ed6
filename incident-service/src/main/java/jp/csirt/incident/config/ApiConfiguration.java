package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.csirt.incident.api.attachment.AttachmentFiles;
import jp.csirt.incident.api.command.ActEndpoint;
import jp.csirt.incident.api.command.AssessmentRoutes;
import jp.csirt.incident.api.command.AttachmentEndpoint;
import jp.csirt.incident.api.command.ClosureRoutes;
import jp.csirt.incident.api.command.Commands;
import jp.csirt.incident.api.command.ErasureRoutes;
import jp.csirt.incident.api.command.ExternalReportRoutes;
import jp.csirt.incident.api.command.FilingEndpoint;
import jp.csirt.incident.api.command.FindingRoutes;
import jp.csirt.incident.api.command.ImportRoutes;
import jp.csirt.incident.api.command.IssueEndpoint;
import jp.csirt.incident.api.command.LevelRoutes;
import jp.csirt.incident.api.command.Numbers;
import jp.csirt.incident.api.command.OutsideRoutes;
import jp.csirt.incident.api.command.PreventionRoutes;
import jp.csirt.incident.api.command.ReceiptRoutes;
import jp.csirt.incident.api.command.ReportingRoutes;
import jp.csirt.incident.api.command.ResponseRoutes;
import jp.csirt.incident.api.command.SideTrackRoutes;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.docs.DocsRoutes;
import jp.csirt.incident.api.download.AttachmentRoutes;
import jp.csirt.incident.api.download.BundleRoutes;
import jp.csirt.incident.api.download.DisclosureListRoutes;
import jp.csirt.incident.api.download.IssueRoutes;
import jp.csirt.incident.api.download.LedgerRoutes;
import jp.csirt.incident.api.download.PaperPress;
import jp.csirt.incident.api.download.PlaceholderRoutes;
import jp.csirt.incident.api.download.ReportReplies;
import jp.csirt.incident.api.download.ReportRoutes;
import jp.csirt.incident.api.download.SheetReplies;
import jp.csirt.incident.api.download.StatisticsRoutes;
import jp.csirt.incident.api.download.TakenNumbers;
import jp.csirt.incident.api.download.TakenNumbers.TakenNumber;
import jp.csirt.incident.api.download.TemplateRoutes;
import jp.csirt.incident.api.download.Templates;
import jp.csirt.incident.api.download.UnusedNumbers;
import jp.csirt.incident.api.integrity.Integrity;
import jp.csirt.incident.api.integrity.IntegrityRoutes;
import jp.csirt.incident.api.ops.ClockRoutes;
import jp.csirt.incident.api.ops.DeadLetterRoutes;
import jp.csirt.incident.api.ops.ProjectionRoutes;
import jp.csirt.incident.api.organisation.AccessRoutes;
import jp.csirt.incident.api.organisation.OrganisationRoutes;
import jp.csirt.incident.api.organisation.PostRoutes;
import jp.csirt.incident.api.organisation.ReachabilityRoutes;
import jp.csirt.incident.api.problem.ProblemRegistry;
import jp.csirt.incident.api.problem.Problems;
import jp.csirt.incident.api.query.After;
import jp.csirt.incident.api.query.AuditRoutes;
import jp.csirt.incident.api.query.IncidentRoutes;
import jp.csirt.incident.api.query.ListRoutes;
import jp.csirt.incident.api.query.PersonnelRoutes;
import jp.csirt.incident.api.query.ProfileRoutes;
import jp.csirt.incident.api.query.ServiceRoutes;
import jp.csirt.incident.api.security.KeyAuthentication;
import jp.csirt.incident.api.security.Keys;
import jp.csirt.incident.api.security.RequestAuthentication;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.api.stream.EventRoutes;
import jp.csirt.incident.api.stream.IncidentStreamRoutes;
import jp.csirt.incident.api.web.AuditTrail;
import jp.csirt.incident.api.web.IncidentsInSight;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.RequestMarks;
import jp.csirt.incident.api.web.Route;
import jp.csirt.incident.api.web.Routes;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.export.form.Issue;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import jp.csirt.incident.platform.numbering.NumberSeries;
import jp.csirt.incident.platform.serialization.UnreadableEventException;
import jp.csirt.incident.platform.view.TokenPositions;
import jp.csirt.incident.read.audit.AuditStore;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.WatchRecords;
import jp.csirt.spec.Spec;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.json.JsonMapper;

/** HTTP. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    AxonLifecycle axonLifecycle(org.axonframework.config.Configuration axon) {
        return new AxonLifecycle(axon);
    }

    @Bean
    CommandGateway commandGateway(org.axonframework.config.Configuration axon) {
        return axon.commandGateway();
    }

    @Bean
    AxonCommands commands(CommandGateway gateway, CommitLog log) {
        return new AxonCommands(gateway, log);
    }

    @Bean
    LogPositions positions(org.axonframework.config.Configuration axon, CommitLog log, MongoDatabase database) {
        var tokens = new TokenPositions(
                database, "tokens", Jackson3Serializer.builder().build());
        return new LogPositions(log, axon.eventProcessingConfiguration(), tokens);
    }

    /** Before Spring Boot's own handler, which would answer in its own form. */
    @Bean
    @Order(-2)
    Problems problems(JsonMapper json) {
        return new Problems(
                ProblemRegistry.read(Spec.PROBLEMS.bytes()),
                json,
                StoreUnavailableException::isBehind,
                UnreadableEventException.class::isInstance);
    }

    /** The server's own threads: another service in the same process may stop without stopping this one. */
    @Bean
    ReactorResourceFactory serverThreads() {
        var threads = new ReactorResourceFactory();
        threads.setUseGlobalResources(false);
        return threads;
    }

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    Numbers numbers(NumberSeries series, PolicyProfile profile) {
        return (reportedAt, takenBy) -> {
            int year = TokyoTime.fiscalYearOf(reportedAt);
            return series.next(profile.code() + "-" + year, takenBy.toString())
                    .map(n -> IncidentNumber.of(profile.code(), year, n));
        };
    }

    @Bean
    TakenNumbers takenNumbers(NumberSeries series, PolicyProfile profile) {
        return year -> series.taken(profile.code() + "-" + year)
                .map(taken -> new TakenNumber(
                        IncidentNumber.of(profile.code(), year, taken.n()), taken.takenBy(), taken.takenAt()));
    }

    @Bean
    UnusedNumbers unusedNumbers(IncidentListStore list, IncidentRecords records, TakenNumbers numbers) {
        return new UnusedNumbers(list, records, numbers, Clock.systemUTC());
    }

    @Bean
    LedgerRoutes ledgerRoutes(
            IncidentListStore list,
            IncidentRecords records,
            UnusedNumbers unused,
            Persons persons,
            SheetReplies sheets) {
        return new LedgerRoutes(list, records, unused, persons, sheets, Clock.systemUTC());
    }

    @Bean
    DisclosureListRoutes disclosureListRoutes(
            IncidentListStore list, IncidentRecords records, Persons persons, SheetReplies sheets, Clock serviceClock) {
        return new DisclosureListRoutes(list, records, persons, sheets, serviceClock);
    }

    @Bean
    SheetReplies sheetReplies(LogPositions positions, Supplier<PolicyProfile> profile, PaperPress press) {
        return new SheetReplies(new After(positions), profile, press);
    }

    @Bean
    IncidentsInSight incidentsInSight(IncidentRecords records) {
        return new IncidentsInSight(records);
    }

    @Bean
    ActEndpoint actEndpoint(
            IncidentsInSight incidents,
            Commands commands,
            StrictJson json,
            RequestMarks marks,
            Supplier<PostResolution> posts,
            Clock serviceClock) {
        return new ActEndpoint(incidents, commands, json, marks, posts, serviceClock);
    }

    @Bean
    Routes routes(
            Keys keys,
            Sessions sessions,
            Persons persons,
            ActEndpoint acts,
            FilingEndpoint filing,
            ImportRoutes imports,
            IssueEndpoint issuing,
            AttachmentEndpoint attaching,
            AttachmentFiles files,
            IncidentsInSight incidents,
            IncidentRecords records,
            WatchRecords watches,
            IncidentListStore list,
            ReportReplies reports,
            SheetReplies sheets,
            Integrity integrity,
            StrictJson json,
            RepeatableAnswers answers,
            Supplier<PolicyProfile> profile,
            StepTimetable timetable,
            Times times,
            LogPositions positions,
            LedgerRoutes ledger,
            DisclosureListRoutes disclosures,
            TemplateRoutes templates,
            ProjectionRoutes projections,
            DeadLetterRoutes deadLetters,
            ClockRoutes clock,
            AuditStore auditStore,
            AuditTrail audit,
            OrganisationRoutes organisation,
            PostRoutes posts,
            ReachabilityRoutes reachability,
            AccessRoutes access,
            EventRoutes events,
            IncidentStreamRoutes changes,
            ReceiptRoutes receipts,
            DocsRoutes docs,
            Clock serviceClock) {
        var after = new After(positions);
        List<Route> all = Stream.of(
                        List.of(filing.route()),
                        imports.routes(),
                        new ReportingRoutes(acts).routes(),
                        new AssessmentRoutes(acts).routes(),
                        new LevelRoutes(acts).routes(),
                        new ResponseRoutes(acts).routes(),
                        new FindingRoutes(acts).routes(),
                        new PreventionRoutes(acts).routes(),
                        new OutsideRoutes(acts).routes(),
                        new ExternalReportRoutes(acts).routes(),
                        new SideTrackRoutes(acts, filing).routes(),
                        new ClosureRoutes(acts).routes(),
                        new ErasureRoutes(acts).routes(),
                        receipts.routes(),
                        new IncidentRoutes(
                                        incidents,
                                        watches,
                                        after,
                                        persons,
                                        profile,
                                        timetable,
                                        times.dates(),
                                        serviceClock)
                                .routes(),
                        new PersonnelRoutes(incidents, after, persons).routes(),
                        new ListRoutes(list, after, profile, serviceClock).routes(),
                        new StatisticsRoutes(list, sheets, serviceClock).routes(),
                        new ProfileRoutes(profile).routes(),
                        List.of(issuing.route(), attaching.route()),
                        new AttachmentRoutes(incidents, after, files).routes(),
                        new ReportRoutes(incidents, after, reports).routes(),
                        new PlaceholderRoutes().routes(),
                        new IssueRoutes(incidents, after, files, persons).routes(),
                        new BundleRoutes(incidents, records, after, integrity, reports, files).routes(),
                        new IntegrityRoutes(integrity, json, answers).routes(),
                        new AuditRoutes(auditStore, after, persons).routes(),
                        ledger.routes(),
                        disclosures.routes(),
                        templates.routes(),
                        projections.routes(),
                        deadLetters.routes(),
                        clock.routes(),
                        organisation.routes(),
                        posts.routes(),
                        reachability.routes(),
                        access.routes(),
                        events.routes(),
                        changes.routes(),
                        new ServiceRoutes(positions, Spec.INCIDENT_API.bytes()).routes(),
                        docs.routes())
                .flatMap(List::stream)
                .toList();
        return new Routes(all, new RequestAuthentication(new KeyAuthentication(keys), sessions), audit);
    }

    @Bean(destroyMethod = "close")
    PaperPress paperPress() {
        return new PaperPress(2, 16);
    }

    @Bean
    ReportReplies reportReplies(
            Persons persons,
            Supplier<PolicyProfile> profile,
            Supplier<PostResolution> posts,
            Clock serviceClock,
            PaperPress press,
            Templates templates,
            JsonMapper json,
            Integrity integrity) {
        return new ReportReplies(
                persons,
                profile,
                posts,
                serviceClock,
                press,
                templates,
                json,
                () -> integrity.newest().map(newest -> new Issue.Checkpoint(newest.position(), newest.hash())));
    }

    @Bean
    ImportRoutes importRoutes(
            Commands commands,
            Numbers numbers,
            IncidentRecords records,
            FilingEndpoint filing,
            StrictJson json,
            RepeatableAnswers answers,
            Clock serviceClock) {
        return new ImportRoutes(commands, numbers, records, filing, json, answers, serviceClock);
    }

    @Bean
    IssueEndpoint issueEndpoint(
            IncidentsInSight incidents,
            Commands commands,
            StrictJson json,
            RequestMarks marks,
            Supplier<PostResolution> posts,
            Clock serviceClock,
            ReportReplies reports,
            AttachmentFiles files,
            Persons persons) {
        return new IssueEndpoint(incidents, commands, json, marks, posts, serviceClock, reports, files, persons);
    }

    @Bean
    FilingEndpoint filingEndpoint(
            Commands commands,
            Numbers numbers,
            IncidentRecords records,
            Supplier<PolicyProfile> profile,
            StrictJson json,
            RequestMarks marks,
            Supplier<PostResolution> posts,
            Clock serviceClock) {
        return new FilingEndpoint(commands, numbers, records, profile, json, marks, posts, serviceClock);
    }
}
