package jp.csirt.incident.platform.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Axon の処理待ち列の試験")
@ExtendWith(EmbeddedServer.class)
class MongoDeadLetterQueueAxonTest extends SequencedDeadLetterQueueTest<EventMessage<?>> {

    private static final int MOST = 128;

    private final TestDatabase database;

    MongoDeadLetterQueueAxonTest(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        var letters = new LetterStore(database.mongo(), "group", new SerializedMessages());
        letters.createIndexes();
        return new MongoDeadLetterQueue(letters, MOST, MOST);
    }

    @AfterEach
    void restoreClock() {
        GenericDeadLetter.clock = Clock.systemUTC();
    }

    @Override
    protected long maxSequences() {
        return MOST;
    }

    @Override
    protected long maxSequenceSize() {
        return MOST;
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateInitialLetter() {
        return new GenericDeadLetter<>("sequenceIdentifier", generateEvent(), generateThrowable());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return new GenericDeadLetter<>("sequenceIdentifier", generateEvent());
    }

    @Override
    protected void setClock(Clock clock) {
        GenericDeadLetter.clock = clock;
    }

    @Override
    protected DeadLetter<EventMessage<?>> mapToQueueImplementation(DeadLetter<EventMessage<?>> letter) {
        var stored = StoredLetter.document(letter)
                .append("_id", letter.message().getIdentifier())
                .append("sequence", "sequenceIdentifier")
                .append("index", 0L);
        return new StoredLetter(stored, letter::message);
    }

    /** Messages are compared by what they say: Axon's know only themselves. */
    @Override
    protected void assertLetter(
            DeadLetter<? extends EventMessage<?>> expected, DeadLetter<? extends EventMessage<?>> actual) {
        assertThat(actual.message().getIdentifier())
                .isEqualTo(expected.message().getIdentifier());
        assertThat((Object) actual.message().getPayload())
                .isEqualTo(expected.message().getPayload());
        assertThat(actual.cause()).isEqualTo(expected.cause());
        assertThat(actual.enqueuedAt()).isEqualTo(expected.enqueuedAt());
        assertThat(actual.lastTouched()).isEqualTo(expected.lastTouched());
        assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
    }
}
