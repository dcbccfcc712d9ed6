package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import jp.csirt.incident.api.console.page.AuditTargets;
import jp.csirt.incident.api.console.page.OpenDuties;
import jp.csirt.incident.api.security.Accounts.Account;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.shared.Personal;
import jp.csirt.incident.platform.account.AccountStore;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.MongoEventStorageEngine;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.MasterKey;
import jp.csirt.incident.platform.personal.PersonalTexts;
import jp.csirt.incident.platform.personal.TestStore;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.read.obligation.ObligationItem;
import jp.csirt.incident.read.record.IncidentRecords;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

@DisplayName("画面のページがデータベースに送る命令の数")
class PageCostTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final IncidentReported REPORTED = (IncidentReported) EventSamples.of("incident-reported");
    private static final ObligationDetermined OWED = (ObligationDetermined) EventSamples.of("obligation-determined");
    private static final Caller LEAD =
            new Caller("key", UUID.randomUUID(), "CSIRT責任者", List.of(Post.of(Role.CSIRT_LEAD)), Set.of(), null);
    private static final Caller NOBODY = new Caller("key", UUID.randomUUID(), "職のない人", List.of(), Set.of(), null);

    private final MasterKey master = MasterKey.random();
    private final TestStore store;
    private final CommitLog log;
    private final MongoEventStorageEngine engine;

    PageCostTest(@TempDir Path folder) {
        store = TestStore.open(folder);
        log = new CommitLog(store.database());
        Await.first(log.createIndexes(), WITHIN);
        NamedEventSerializer writing = serializer();
        engine = MongoEventStorageEngine.builder()
                .snapshotSerializer(writing)
                .eventSerializer(writing)
                .log(log)
                .build();
        IntStream.rangeClosed(1, 30).forEach(this::file);
    }

    @AfterEach
    void close() {
        engine.close();
        store.close();
    }

    /** It knows no key yet. */
    private NamedEventSerializer serializer() {
        return new NamedEventSerializer(
                EventCatalogue.names(),
                EventJson::customize,
                new PersonalTexts(
                        new KeyRing(store.database(), master, Clock.systemUTC()),
                        Personal.class,
                        PersonalConfiguration::keyOf));
    }

    private static UUID id(int n) {
        return new UUID(n * 31L, n);
    }

    private static List<UUID> first(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(PageCostTest::id).toList();
    }

    /** An incident with one duty. */
    private void file(int n) {
        var id = new IncidentId(id(n));
        append(0, new IncidentReported(id, REPORTED.act(), IncidentNumber.of("TEST", 2026, n), REPORTED.report()));
        append(
                1,
                new ObligationDetermined(
                        id,
                        OWED.act(),
                        id(n),
                        OWED.duty(),
                        OWED.due(),
                        OWED.ruleVersion(),
                        OWED.calendarVersion(),
                        false,
                        OWED.reason()));
    }

    private void append(int sequence, IncidentEvent event) {
        engine.appendEvents(
                new GenericDomainEventMessage<>("incident", event.incidentId().toString(), sequence, event));
    }

    /** What is answered from records that nobody has read yet, with two commands: one for events, one for keys. */
    private <T> T answered(Function<IncidentRecords, Mono<T>> question) {
        var records = new IncidentRecords(log, serializer());
        int before = store.commands();
        T answer = Objects.requireNonNull(Await.first(question.apply(records), WITHIN));
        assertThat(store.commands() - before).isEqualTo(2);
        return answer;
    }

    private Map<UUID, Optional<List<ObligationItem>>> duties(int count, Caller caller) {
        return answered(records -> new OpenDuties(records, Clock.systemUTC()).of(first(count), caller));
    }

    @Test
    @DisplayName("報告先ごとの期限は、事案が何件でも同じ数の命令で済み、見えない事案の義務は出ない")
    void duties_of_many_incidents_cost_what_one_costs() {
        for (int count : new int[] {1, 30}) {
            Map<UUID, Optional<List<ObligationItem>>> duties = duties(count, LEAD);
            assertThat(duties.keySet()).containsExactlyInAnyOrderElementsOf(first(count));
            duties.forEach((id, open) -> assertThat(open.orElseThrow())
                    .extracting(ObligationItem::obligationId)
                    .containsExactly(id));
        }
        assertThat(duties(30, NOBODY).values())
                .allSatisfy(none -> assertThat(none.orElseThrow()).isEmpty());
    }

    @Test
    @DisplayName("利用者の管理は、何人でも同じ数の命令で済み、ログイン名は求めた順に示し、登録のない人も抜けない")
    void many_accounts_cost_what_one_costs() {
        var accounts = new AccountStore(store.database());
        var ring = new KeyRing(store.database(), master, Clock.systemUTC());
        var sealed = new SealedAccounts(ring, Clock.systemUTC());
        for (UUID person : first(29)) {
            byte[] name = Objects.requireNonNull(Await.first(sealed.sealName(person, "login" + person), WITHIN));
            Await.first(accounts.name(person, "digest " + person, name), WITHIN);
        }
        for (int count : new int[] {1, 30}) {
            List<UUID> persons = first(count).reversed();
            var unread =
                    new SealedAccounts(new KeyRing(store.database(), master, Clock.systemUTC()), Clock.systemUTC());
            int before = store.commands();
            List<Account> found =
                    Objects.requireNonNull(Await.first(StoredAccounts.of(accounts, unread, persons), WITHIN));
            assertThat(store.commands() - before).isEqualTo(2);
            assertThat(found).extracting(Account::personId).isEqualTo(persons);
            assertThat(found.getLast().name()).isEqualTo("login" + id(1));
        }
        List<Account> all = Objects.requireNonNull(Await.first(StoredAccounts.of(accounts, sealed, first(30)), WITHIN));
        assertThat(all.getLast()).isEqualTo(new Account(id(30), null, false, false, 0, false));
    }

    private AuditTargets.Words words(List<UUID> targets, Caller caller) {
        return answered(records -> new AuditTargets(records, () -> OrganisationState.NONE, () -> ShippedProfile.SHIME)
                .of(targets.stream().map(UUID::toString).toList(), caller));
    }

    @Test
    @DisplayName("監査の対象の番号は、何行でも同じ数の命令で済み、見えないものと読めないものは識別子のままになる")
    void numbers_of_many_targets_cost_what_one_costs() {
        assertThat(words(first(1), LEAD).of(id(1).toString())).isEqualTo("TEST-2026-0001");
        Await.first(
                store.database()
                        .getCollection("commits")
                        .updateOne(Filters.eq("aggregateId", id(3).toString()), Updates.set("events.0.payload", "{")),
                WITHIN);
        AuditTargets.Words words = words(first(30), LEAD);
        assertThat(first(30))
                .filteredOn(id -> !words.path(id.toString()).equals("/incidents/" + id))
                .containsExactly(id(3));
        assertThat(words.of(id(30) + " " + id(3))).isEqualTo("TEST-2026-0030 " + id(3));

        AuditTargets.Words none = words(first(1), NOBODY);
        assertThat(none.of(id(1).toString())).isEqualTo(id(1).toString());
        assertThat(none.path(id(1).toString())).isEmpty();
    }
}
