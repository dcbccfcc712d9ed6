package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Supplier;
import jp.csirt.incident.api.organisation.AccessRoutes;
import jp.csirt.incident.api.organisation.ChangeEndpoint;
import jp.csirt.incident.api.organisation.OrganisationRoutes;
import jp.csirt.incident.api.organisation.PostRoutes;
import jp.csirt.incident.api.organisation.ReachabilityRoutes;
import jp.csirt.incident.api.security.Sessions;
import jp.csirt.incident.api.web.RepeatableAnswers;
import jp.csirt.incident.api.web.StrictJson;
import jp.csirt.incident.domain.assessment.RuleSet;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.platform.account.AccountStore;
import jp.csirt.incident.platform.apikey.ApiKeyHashes;
import jp.csirt.incident.platform.clock.MachineClock;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.reachability.ReachabilityStore;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.read.organisation.CurrentOrganisation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** 組織と利用: who is known, and by which keys and tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IssuerProperties.class)
class OrganisationConfiguration {

    @Bean
    CurrentOrganisation currentOrganisation(CommitLog log, AggregateIndex index, NamedEventSerializer serializer) {
        return new CurrentOrganisation(log, index, serializer, System::nanoTime);
    }

    @Bean
    StoredOrganisations organisations(CurrentOrganisation current, AxonCommands commands) {
        return new StoredOrganisations(current, commands);
    }

    @Bean
    ApiKeyHashes apiKeyHashes(MongoDatabase database) {
        return new ApiKeyHashes(database);
    }

    @Bean
    StoredKeys keys(
            ApiKeyHashes hashes,
            FixedKeys fixed,
            IssuedTokens tokens,
            CurrentOrganisation current,
            PolicyProfile profile,
            AccountStore accounts,
            Clock serviceClock) {
        var people = new StoredKeys.People(current, profile.deputies(), serviceClock);
        return new StoredKeys(hashes, fixed, tokens, people, accounts);
    }

    @Bean
    IssuedTokens issuedTokens(IssuerProperties issuer) {
        return IssuedTokens.of(issuer);
    }

    /** Outside the demo nobody knows a key beforehand. */
    @Bean
    @Profile("!demo")
    FixedKeys noFixedKeys() {
        return FixedKeys.NONE;
    }

    @Bean
    @Profile("!demo")
    FirstAccess administrator(
            ApiKeyHashes hashes,
            PrintStream console,
            Clock serviceClock,
            @Value("${csirt.login.first-administrator}") String externalId) {
        return new FirstAdministrator(hashes, console, serviceClock, externalId);
    }

    @Bean
    OrganisationStart organisationStart(
            StoredOrganisations organisations,
            PolicyProfile profile,
            CsirtProperties properties,
            FirstAccess first,
            Clock serviceClock) {
        return new OrganisationStart(
                organisations, profile, ProfileFile.sha256(properties.profile()), first, serviceClock);
    }

    /** The profile with the organs and departments that the organisation has by now. */
    @Bean
    Supplier<PolicyProfile> presentProfile(PolicyProfile profile, CurrentOrganisation current) {
        return () -> {
            var units = current.lastSeen().state().units();
            return profile.with(
                    units.organs().stream()
                            .map(organ ->
                                    new PolicyProfile.Organ(organ.code(), organ.name(), ruleSet(profile, organ.code())))
                            .toList(),
                    units.departments().stream()
                            .map(department -> new PolicyProfile.Department(
                                    department.code(), department.name(), department.organ(), department.ruleSet()))
                            .toList());
        };
    }

    /** Who holds the posts by now. */
    @Bean
    Supplier<PostResolution> presentPosts(PolicyProfile profile, CurrentOrganisation current) {
        return () -> new PostResolution(current.lastSeen().state(), profile.deputies());
    }

    private static @Nullable RuleSet ruleSet(PolicyProfile profile, String organ) {
        return profile.organ(organ).map(PolicyProfile.Organ::ruleSet).orElse(null);
    }

    @Bean
    ChangeEndpoint changeEndpoint(
            StoredOrganisations organisations, StrictJson json, RepeatableAnswers answers, Clock serviceClock) {
        return new ChangeEndpoint(organisations, json, answers, serviceClock);
    }

    @Bean
    OrganisationRoutes organisationRoutes(ChangeEndpoint endpoint, Clock serviceClock) {
        return new OrganisationRoutes(endpoint, serviceClock);
    }

    @Bean
    PostRoutes postRoutes(ChangeEndpoint endpoint, PolicyProfile profile, Clock serviceClock) {
        return new PostRoutes(endpoint, profile.deputies(), serviceClock);
    }

    @Bean
    ReachabilityRoutes reachabilityRoutes(MongoDatabase database, StrictJson json, MachineClock machine) {
        return new ReachabilityRoutes(new StoredReachability(new ReachabilityStore(database)), json, machine.clock());
    }

    @Bean
    AccessRoutes accessRoutes(ChangeEndpoint endpoint, StoredKeys keys, Sessions sessions) {
        return new AccessRoutes(endpoint, keys, sessions);
    }
}
