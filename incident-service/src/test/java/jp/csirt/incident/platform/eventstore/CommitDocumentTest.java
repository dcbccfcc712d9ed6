package jp.csirt.incident.platform.eventstore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static jp.csirt.incident.platform.eventstore.Events.event;
import static jp.csirt.incident.platform.eventstore.Events.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.mongo.Await;
import org.axonframework.eventhandling.GenericEventMessage;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("保存の形")
@ExtendWith(EmbeddedServer.class)
class CommitDocumentTest {

    private static final Clock MACHINE = Clock.fixed(Instant.parse("2026-11-21T00:15:01.000000007Z"), ZoneOffset.UTC);

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final MongoEventStorageEngine engine;

    CommitDocumentTest(TestDatabase database) {
        this.database = database;
        this.engine = Engines.builder(database.mongo()).machineClock(MACHINE).build();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    @DisplayName("文書は決めた項目を決めた型と順で持つ")
    void a_commit_has_exactly_the_fields_of_the_format() {
        engine.appendEvents(event("i-1", 0, "端末の紛失").withMetaData(Map.of("client", "窓口")), event("i-1", 1, "second"));

        Document commit = database.all("commits").getFirst();
        assertThat(commit.keySet())
                .containsExactly(
                        "_id",
                        "last",
                        "aggregate",
                        "aggregateId",
                        "first",
                        "at",
                        "events",
                        "previous",
                        "content",
                        "hash");
        assertThat(commit)
                .containsEntry("_id", 1L)
                .containsEntry("last", 2L)
                .containsEntry("aggregate", "incident")
                .containsEntry("aggregateId", "i-1")
                .containsEntry("first", 0L)
                .containsEntry("at", "2026-11-21T00:15:01.000000007Z")
                .containsEntry("previous", "0".repeat(64));
        assertThat(List.of(commit.getString("content"), commit.getString("hash")))
                .allSatisfy(hash -> assertThat(hash).matches("[0-9a-f]{64}"));
        Document first = commit.getList("events", Document.class).getFirst();
        assertThat(first)
                .containsExactly(
                        entry("id", "i-1/0/" + "端末の紛失".hashCode()),
                        entry("name", "java.lang.String"),
                        entry("revision", null),
                        entry("sequence", 0L),
                        entry("timestamp", "2026-11-21T00:15:00.120000000Z"),
                        entry("payload", "\"端末の紛失\""),
                        entry("metadata", "{\"client\":\"窓口\"}"));
    }

    @Test
    @DisplayName("集約のない事象は自分の識別子の下に入る")
    void an_event_without_aggregate_lies_under_its_own_id() {
        var event = new GenericEventMessage<>("an act");

        engine.appendEvents(event);

        assertThat(database.all("commits").getFirst())
                .containsEntry("aggregate", null)
                .containsEntry("aggregateId", event.getIdentifier())
                .containsEntry("first", 0L);
    }

    @Test
    @DisplayName("位置は1から隙間なく続く")
    void positions_start_at_one_and_have_no_gap() {
        engine.appendEvents(events("i-1", 0, 3));
        engine.appendEvents(events("i-2", 0, 1));
        engine.appendEvents(events("i-1", 3, 2));

        assertThat(database.all("commits"))
                .extracting(commit -> commit.getLong("_id"), commit -> commit.getLong("last"))
                .containsExactly(tuple(1L, 3L), tuple(4L, 4L), tuple(5L, 6L));
    }

    @Test
    @DisplayName("連鎖は独立に計算し直しても合う")
    void the_chain_is_valid_when_recomputed_independently() {
        engine.appendEvents(events("i-1", 0, 3));
        engine.appendEvents(new GenericEventMessage<>("集約のない事象"));
        engine.appendEvents(event("i-2", 0, "𠮷野家の㈱髙島 \" \\ \u0000 \u2028"));
        engine.appendEvents(event("i-2", 1, "").withMetaData(Map.of("理由", "誤送信", "n", 5)));
        engine.appendEvents(events("i-1", 3, CommitLog.MOST_EVENTS));

        assertThat(Chain.verify(database)).hasSize(3 + 1 + 1 + 1 + CommitLog.MOST_EVENTS);
        assertThat(database.all("commits").stream().map(StoredCommit::from)).allMatch(CommitHash::matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"events.0.payload", "events.1.metadata", "aggregateId", "at", "content", "hash", "previous"})
    @DisplayName("書き換えは連鎖に現れる")
    void a_change_in_the_store_shows_in_the_chain(String field) {
        engine.appendEvents(events("i-1", 0, 2));
        engine.appendEvents(events("i-2", 0, 2));
        Chain.verify(database);

        Await.first(database.collection("commits").updateOne(eq("_id", 1L), set(field, "f".repeat(64))), WITHIN);

        assertThatThrownBy(() -> Chain.verify(database)).isInstanceOf(AssertionError.class);
        assertThat(StoredCommit.from(database.all("commits").getFirst()))
                .matches(commit -> !CommitHash.matches(commit));
    }

    @Test
    @DisplayName("抜き取りは連鎖に現れる")
    void a_removal_from_the_store_shows_in_the_chain() {
        engine.appendEvents(events("i-1", 0, 1));
        engine.appendEvents(events("i-2", 0, 1));

        Await.first(database.collection("commits").deleteOne(eq("_id", 1L)), WITHIN);

        assertThatThrownBy(() -> Chain.verify(database)).isInstanceOf(AssertionError.class);
    }
}
