package jp.csirt.incident.platform.eventstore;

import static jp.csirt.incident.platform.eventstore.Events.event;
import static jp.csirt.incident.platform.eventstore.Events.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("追記の拒否")
@ExtendWith(EmbeddedServer.class)
class EngineRefusalTest {

    private static final int MIB = 1 << 20;

    private final TestDatabase database;
    private final MongoEventStorageEngine engine;

    EngineRefusalTest(TestDatabase database) {
        this.database = database;
        this.engine = Engines.on(database.mongo());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    @DisplayName("二つの集約の事象は一度に追記できない")
    void events_of_two_aggregates_are_refused() {
        assertThatThrownBy(() -> engine.appendEvents(event("i-1", 0, "a"), event("i-2", 0, "b")))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("one aggregate only");
        assertThatThrownBy(() -> engine.appendEvents(event("i-1", 0, "a"), new GenericEventMessage<>("b")))
                .isInstanceOf(EventStoreException.class);

        assertNothingIsStoredAndTheEngineGoesOn();
    }

    @Test
    @DisplayName("256を超える事象は一度に追記できない")
    void more_than_256_events_are_refused() {
        assertThatThrownBy(() -> engine.appendEvents(events("i-1", 0, 257)))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("at most 256 events, not 257");

        assertNothingIsStoredAndTheEngineGoesOn();
    }

    @Test
    @DisplayName("16 MiBを超える事象は一度に追記できない")
    void more_than_16_mib_are_refused() {
        String large = "あ".repeat(3 * MIB);

        assertThatThrownBy(() -> engine.appendEvents(event("i-1", 0, large), event("i-1", 1, large)))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("at most 16777216 bytes");

        assertNothingIsStoredAndTheEngineGoesOn();
    }

    @Test
    @DisplayName("16 MiBに少し足りない事象は追記できる")
    void just_less_than_16_mib_are_stored() {
        String large = "x".repeat(16 * MIB - 4 * 1024);

        engine.appendEvents(event("i-1", 0, large));

        assertThat(engine.readEvents("i-1").next().getPayload()).isEqualTo(large);
        Chain.verify(database);
    }

    @Test
    @DisplayName("番号が続かない事象は追記できない")
    void sequences_that_do_not_follow_each_other_are_refused() {
        assertThatThrownBy(() -> engine.appendEvents(event("i-1", 0, "a"), event("i-1", 2, "b")))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> engine.appendEvents(event("i-1", 3, "a"), event("i-1", 3, "b")))
                .isInstanceOf(ConcurrencyException.class);

        assertNothingIsStoredAndTheEngineGoesOn();
    }

    @Test
    @DisplayName("読み直すと変わる文字列は追記できない")
    void text_that_would_not_be_read_as_written_is_refused() {
        assertThatThrownBy(() -> engine.appendEvents(event("i-\uD83D", 0, "a")))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("surrogate");
        assertThatThrownBy(() -> engine.appendEvents(event("i-1", 0, "half of a pair: \uD83D")))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> engine.appendEvents(event("i-1", 0, "a", Instant.MAX)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("four digits");

        assertNothingIsStoredAndTheEngineGoesOn();
    }

    @Test
    @DisplayName("集約の番号が既にあれば、先の一つだけが残る")
    void a_sequence_that_is_taken_is_refused() {
        engine.appendEvents(event("i-1", 0, "first"));
        engine.appendEvents(event("i-1", 1, "second"));

        assertThatThrownBy(() -> engine.appendEvents(event("i-1", 0, "other")))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> engine.appendEvents(event("i-1", 1, "other")))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(Chain.verify(database)).hasSize(2);
    }

    @Test
    @DisplayName("同じ事象をもう一度追記しても、一度だけ残る")
    void the_same_events_again_are_answered_by_the_commit_that_is_there() {
        var event = event("i-1", 0, "first");
        engine.appendEvents(event);
        engine.appendEvents(event);

        assertThat(Chain.verify(database)).containsExactly(event.getIdentifier());
    }

    @Test
    @DisplayName("何もない追記は何も残さない")
    void nothing_appended_is_nothing_stored() {
        engine.appendEvents(List.of());

        assertNothingIsStoredAndTheEngineGoesOn();
    }

    private void assertNothingIsStoredAndTheEngineGoesOn() {
        assertThat(database.all("commits")).isEmpty();
        engine.appendEvents(event("i-1", 0, "goes on"));
        assertThat(Chain.verify(database)).hasSize(1);
    }
}
