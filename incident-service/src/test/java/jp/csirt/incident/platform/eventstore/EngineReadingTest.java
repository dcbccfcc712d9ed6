package jp.csirt.incident.platform.eventstore;

import static jp.csirt.incident.platform.eventstore.Events.AT;
import static jp.csirt.incident.platform.eventstore.Events.event;
import static jp.csirt.incident.platform.eventstore.Events.events;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("イベントの読み出し")
@ExtendWith(EmbeddedServer.class)
class EngineReadingTest {

    private final MongoEventStorageEngine engine;

    EngineReadingTest(TestDatabase database) {
        this.engine = Engines.on(database.mongo());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    @DisplayName("記号が文書の途中を指せば、途中から読む")
    void a_token_inside_a_commit_starts_in_the_middle_of_its_document() {
        engine.appendEvents(events("i-1", 0, 5));
        engine.appendEvents(events("i-2", 0, 1));

        assertThat(positions(new GlobalSequenceTrackingToken(3))).containsExactly(4L, 5L, 6L);
        assertThat(engine.readEvents(new GlobalSequenceTrackingToken(3), false).<Object>map(EventMessage::getPayload))
                .containsExactly("event 3", "event 4", "event 0");
        assertThat(positions(new GlobalSequenceTrackingToken(6))).isEmpty();
    }

    @Test
    @DisplayName("窓ごとの読み出しは、最後の事象の前で止まらない")
    void reading_in_windows_never_stops_before_the_head() {
        int commits = 0;
        long total = 0;
        while (total < 2 * CommitLog.WINDOW + 300) {
            int size = commits % 3 == 0 ? CommitLog.MOST_EVENTS : 255;
            engine.appendEvents(events("i-" + commits++, 0, size));
            total += size;
        }
        engine.appendEvents(events("last", 0, 1));

        for (long from : new long[] {0, 1, 255, 256, 257, 999, 1000, 1001, total - 1}) {
            List<Long> read = positions(from == 0 ? null : new GlobalSequenceTrackingToken(from));
            assertThat(read)
                    .hasSize((int) (total + 1 - from))
                    .startsWith(from + 1)
                    .endsWith(total + 1);
        }
    }

    @Test
    @DisplayName("時刻の記号は、その時刻以後の最初の事象の直前を指す")
    void the_token_of_an_instant_lies_before_the_first_event_not_older() {
        engine.appendEvents(
                event("i-1", 0, "a", AT),
                event("i-1", 1, "b", AT.plusNanos(1)),
                event("i-1", 2, "c", AT.minusNanos(1)));
        engine.appendEvents(event("i-2", 0, "d", AT.plusSeconds(1)));

        assertThat(engine.createTokenAt(AT)).isNull();
        assertThat(engine.createTokenAt(AT.plusNanos(1))).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThat(engine.createTokenAt(AT.plusNanos(2))).isEqualTo(new GlobalSequenceTrackingToken(3));
        assertThat(engine.createTokenAt(AT.plusSeconds(2))).isEqualTo(new GlobalSequenceTrackingToken(4));
        assertThat(engine.createTokenAt(Instant.MIN)).isNull();
        assertThat(engine.createTokenAt(Instant.MAX)).isEqualTo(new GlobalSequenceTrackingToken(4));
    }

    @Test
    @DisplayName("空の記録には記号も番号もない")
    void an_empty_log_has_neither_tokens_nor_sequences() {
        assertThat(engine.createHeadToken()).isNull();
        assertThat(engine.createTailToken()).isNull();
        assertThat(engine.createTokenAt(AT)).isNull();
        assertThat(engine.lastSequenceNumberFor("i-1")).isEmpty();
        assertThat(positions(null)).isEmpty();
    }

    @Test
    @DisplayName("集約の最後の番号は、最後の事象の番号である")
    void the_last_sequence_is_that_of_the_newest_event() {
        engine.appendEvents(events("i-1", 0, 3));
        engine.appendEvents(events("i-2", 0, 1));
        engine.appendEvents(events("i-1", 3, 2));

        assertThat(engine.lastSequenceNumberFor("i-1")).contains(4L);
        assertThat(engine.lastSequenceNumberFor("i-2")).contains(0L);
        assertThat(engine.lastSequenceNumberFor("i-")).isEmpty();
    }

    @Test
    @DisplayName("集約は途中の番号からも読める")
    void an_aggregate_is_read_from_any_sequence_on() {
        engine.appendEvents(events("i-1", 0, CommitLog.MOST_EVENTS));
        engine.appendEvents(events("i-1", CommitLog.MOST_EVENTS, 44));

        assertThat(sequences("i-1", 0)).hasSize(300).startsWith(0L).endsWith(299L);
        assertThat(sequences("i-1", 255)).hasSize(45).startsWith(255L);
        assertThat(sequences("i-1", 256)).hasSize(44).startsWith(256L);
        assertThat(sequences("i-1", 299)).containsExactly(299L);
        assertThat(sequences("i-1", 300)).isEmpty();
    }

    private List<Long> sequences(String aggregateId, long from) {
        return engine.readEvents(aggregateId, from)
                .asStream()
                .<Long>map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private List<Long> positions(@Nullable TrackingToken after) {
        return engine.readEvents(after, false)
                .map(TrackedEventMessage::trackingToken)
                .map(token -> token.position().orElseThrow())
                .toList();
    }
}
