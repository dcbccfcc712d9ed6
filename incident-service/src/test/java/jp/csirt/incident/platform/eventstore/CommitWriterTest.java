package jp.csirt.incident.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("まとめ書き")
@ExtendWith(EmbeddedServer.class)
class CommitWriterTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final TestDatabase database;
    private final CommitWriter writer;

    CommitWriterTest(TestDatabase database) {
        this.database = database;
        this.writer = new CommitWriter(Engines.log(database.mongo()), Clock.systemUTC(), WITHIN);
    }

    @Test
    @DisplayName("一件だけの都合で拒まれても、他の件は残る")
    void a_commit_the_driver_cannot_send_fails_alone() {
        Waiting first = waiting("i-1", "a");
        Waiting large = waiting("i-2", "x".repeat(17 << 20));
        Waiting last = waiting("i-3", "c");

        writer.write(List.of(first, large, last));

        assertThat(first.await(WITHIN).position()).isEqualTo(1);
        assertThat(last.await(WITHIN).position()).isEqualTo(2);
        assertThatThrownBy(() -> large.await(WITHIN))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("refused");
        Chain.verify(database);
    }

    @Test
    @DisplayName("同じ集約の後の件だけが競合になり、その後は続く")
    void only_the_later_commit_of_an_aggregate_conflicts() {
        Waiting first = waiting("i-1", "a");
        Waiting second = waiting("i-1", "b");
        Waiting last = waiting("i-2", "c");

        writer.write(List.of(first, second, last));

        assertThat(first.await(WITHIN).position()).isEqualTo(1);
        assertThat(last.await(WITHIN).position()).isEqualTo(2);
        assertThatThrownBy(() -> second.await(WITHIN)).isInstanceOf(ConflictingCommitException.class);
        Chain.verify(database);
    }

    @Test
    @DisplayName("誰も待たない件は書かない")
    void a_commit_nobody_waits_for_is_not_written() {
        Waiting gone = waiting("i-1", "a");
        assertThatThrownBy(() -> gone.await(Duration.ZERO)).isInstanceOf(StoreUnavailableException.class);
        Waiting there = waiting("i-2", "b");

        writer.write(List.of(gone, there));

        assertThat(there.await(WITHIN).position()).isEqualTo(1);
        assertThat(Chain.verify(database)).hasSize(1);
    }

    @Test
    @DisplayName("他の台が先に進んでいれば、番号を付け直す")
    void a_head_that_moved_is_read_again() {
        var other = new CommitWriter(new CommitLog(database.mongo()), Clock.systemUTC(), WITHIN);
        Waiting first = waiting("i-1", "a");
        Waiting second = waiting("i-2", "b");
        Waiting third = waiting("i-3", "c");

        writer.write(List.of(first));
        other.write(List.of(second));
        writer.write(List.of(third));

        assertThat(third.await(WITHIN).position()).isEqualTo(3);
        Chain.verify(database);
    }

    private static Waiting waiting(String aggregateId, String payload) {
        var event = Events.event(aggregateId, 0, payload);
        var stored = new StoredEvent(
                event.getIdentifier(), "name", "1", 0, Rfc3339.format(event.getTimestamp()), payload, "{}");
        return new Waiting(new CommitDraft("incident", aggregateId, 0, List.of(stored)));
    }
}
