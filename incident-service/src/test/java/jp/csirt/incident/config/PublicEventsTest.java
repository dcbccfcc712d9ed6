package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.csirt.incident.contract.EventContract;
import jp.csirt.incident.domain.digest.DigestItem;
import jp.csirt.incident.domain.digest.DigestRequested;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionProposed;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.IncidentNumber;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.shared.Personal;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.MongoEventStorageEngine;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.MasterKey;
import jp.csirt.incident.platform.personal.PersonalTexts;
import jp.csirt.incident.platform.personal.TestStore;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.publish.IntegrationFeed;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each stored event with all its members, as the feed tells it. */
@DisplayName("公開の範囲")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicEventsTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final IncidentNumber NUMBER = IncidentNumber.of("TEST", 2026, 1);
    private static final String WITHHELD = "jp.csirt.withheld.v1";

    /** Stored names of what never leaves the house; every other event is public. */
    private static final Set<String> PRIVATE = Set.of(
            "duties-determined",
            "policy-scope-determined",
            "reporting-chain-collapsed",
            "usage-investigation-ordered",
            "personnel-action-recorded",
            "erasure-proposed",
            "person-added",
            "account-opened",
            "external-id-changed",
            "api-key-created",
            "api-key-revoked",
            "profile-adopted",
            "access-refused",
            "further-access-refused",
            "restricted-data-read",
            "template-changed",
            "unauthenticated-access",
            "audit-entries-lost",
            "clock-shifted",
            "account-acted",
            "login-slowed");

    /** What events that are no acts call their time. */
    private static final Map<String, String> TIMES =
            Map.of("notification-requested", "dueAt", "notification-receipt-recorded", "at");

    private final Map<String, JsonNode> told = new TreeMap<>();
    private TestStore store;
    private IntegrationFeed feed;

    @BeforeAll
    void put_every_event_into_a_log(@TempDir Path folder) {
        store = TestStore.open(folder);
        var ring = new KeyRing(store.database(), MasterKey.random(), Clock.systemUTC());
        var serializer = new NamedEventSerializer(
                EventCatalogue.names(),
                EventJson::customize,
                new PersonalTexts(ring, Personal.class, PersonalConfiguration::keyOf));
        var log = new CommitLog(store.database());
        Await.first(log.createIndexes(), WITHIN);
        List<String> names = append(serializer, log);
        feed = new IntegrationFeed(
                log, serializer, "urn:csirt:TEST", Schedulers.boundedElastic(), Duration.ofMillis(1));
        var all = Await.first(feed.read(0, 1000, Duration.ZERO), WITHIN);
        for (var event : Objects.requireNonNull(all).events()) {
            told.put(names.get((int) event.position() - 1), JsonMapper.shared().readTree(event.json()));
        }
    }

    @AfterAll
    void close() {
        feed.close();
        store.close();
    }

    /** The stored names in the order of their positions: those of the incident first, its report foremost. */
    private static List<String> append(NamedEventSerializer serializer, CommitLog log) {
        var names = new ArrayList<String>();
        try (var engine = MongoEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .log(log)
                .build()) {
            List<Map.Entry<String, Object>> samples = EventSamples.all().entrySet().stream()
                    .sorted(Comparator.comparing(sample -> !(sample.getValue() instanceof IncidentReported)))
                    .toList();
            for (var sample : samples) {
                if (written(sample.getValue()) instanceof IncidentEvent event) {
                    String id = event.incidentId().toString();
                    engine.appendEvents(new GenericDomainEventMessage<>("incident", id, names.size(), event));
                    names.add(sample.getKey());
                }
            }
            for (var sample : samples) {
                if (!(sample.getValue() instanceof IncidentEvent)) {
                    engine.appendEvents(new GenericEventMessage<>(written(sample.getValue())));
                    names.add(sample.getKey());
                }
            }
        }
        return names;
    }

    /** With a number and a field as the product writes them. */
    private static Object written(Object sample) {
        return switch (sample) {
            case IncidentReported e -> new IncidentReported(e.incidentId(), e.act(), NUMBER, e.report());
            case CorrectionProposed e ->
                new CorrectionProposed(
                        e.incidentId(), e.act(), e.n(), e.event(), "/summary", e.before(), e.after(), e.reason());
            case NotificationRequested e ->
                new NotificationRequested(
                        e.notificationId(),
                        e.incidentId(),
                        NUMBER,
                        e.level(),
                        e.drill(),
                        e.kind(),
                        e.step(),
                        e.obligationId(),
                        e.measureId(),
                        e.percent(),
                        e.daysBefore(),
                        e.repeat(),
                        e.what(),
                        e.clause(),
                        e.to(),
                        e.then(),
                        e.dueAt(),
                        e.late(),
                        e.confirmationWanted(),
                        e.confirmWithin());
            case DigestRequested e ->
                new DigestRequested(
                        e.on(),
                        e.post(),
                        e.items().stream()
                                .map(item -> new DigestItem(
                                        item.incidentId(), NUMBER, item.drill(), item.what(), item.dueAt()))
                                .toList(),
                        e.more());
            default -> sample;
        };
    }

    @Test
    @DisplayName("保存されるすべての出来事について、公開するかどうかが決まっている")
    void every_stored_event_is_decided() {
        assertThat(told.keySet()).isEqualTo(EventSamples.all().keySet());
        assertThat(told)
                .allSatisfy((name, event) -> assertThat(event.path("type").asString())
                        .isEqualTo(PRIVATE.contains(name) ? WITHHELD : "jp.csirt." + name + ".v1"));
    }

    @Test
    @DisplayName("公開の出来事はすべて型に合い、型にある出来事はすべて現れる")
    void every_event_fits_its_schema() {
        assertThat(told.values()).allSatisfy(EventContract::check);
        Set<String> types = new TreeSet<>();
        told.values().forEach(event -> types.add(event.path("type").asString()));
        assertThat(types).isEqualTo(new TreeSet<>(EventContract.types()));
    }

    @Test
    @DisplayName("型にあるコードは、出来事が持ち得るコードのすべて")
    void every_code_is_in_the_schema() {
        Map<String, List<String>> codes = new TreeMap<>();
        var seen = new HashSet<Type>();
        EventCatalogue.names().all().values().forEach(event -> collect(event, codes, seen));
        assertThat(EventContract.codes())
                .isNotEmpty()
                .allSatisfy((name, known) -> assertThat(known).as(name).isEqualTo(codes.get(name)));
    }

    private static void collect(Type type, Map<String, List<String>> codes, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(held -> collect(held, codes, seen));
        } else if (type instanceof Class<?> known && known.isEnum()) {
            codes.put(
                    known.getSimpleName(),
                    Stream.of(known.getEnumConstants())
                            .map(code -> ((Enum<?>) code).name())
                            .toList());
        } else if (type instanceof Class<?> known && known.isRecord()) {
            for (RecordComponent component : known.getRecordComponents()) {
                collect(component.getGenericType(), codes, seen);
            }
        }
    }

    @Test
    @DisplayName("終わりまで来て何もない間は、空の頁が続く")
    void a_silent_stream_has_heartbeats() {
        List<Integer> sizes = Await.all(feed.follow(0).map(List::size).take(3), WITHIN);
        assertThat(sizes).containsExactly(told.size(), 0, 0);
    }

    @Test
    @DisplayName("公開しない出来事は、何についてのものかも示さない")
    void withheld_events_say_nothing() {
        assertThat(told.values())
                .filteredOn(event -> event.path("type").asString().equals(WITHHELD))
                .hasSameSizeAs(PRIVATE)
                .allSatisfy(event -> {
                    assertThat(event.has("subject")).isFalse();
                    assertThat(event.path("data").isEmpty()).isTrue();
                });
    }

    @Test
    @DisplayName("事案の出来事は、番号と訓練の別と事実の日時を持つ")
    void events_of_an_incident_name_it() {
        assertThat(told).allSatisfy((name, event) -> {
            if (event.has("subject")) {
                JsonNode data = event.path("data");
                assertThat(data.path("incidentId")).isEqualTo(event.path("subject"));
                assertThat(data.path("number").asString()).isEqualTo(NUMBER.value());
                assertThat(data.path("drill").asBoolean()).isTrue();
                assertThat(data.path(TIMES.getOrDefault(name, "occurredAt")).asString())
                        .isEqualTo("2026-02-20T00:05:00Z");
            }
        });
    }
}
