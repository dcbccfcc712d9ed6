package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.contract.EventContract;
import tools.jackson.databind.JsonNode;

/** A reader of the public events as a stream; each is held against its schema. */
final class FeedStream implements AutoCloseable {

    private final Sse answer;

    /** Asks, and reads nothing yet. */
    FeedStream(Client client, String query, String... headers) {
        answer = new Sse(client, Feed.PATH + query, Feed.KEY, headers);
    }

    /** The answer itself. */
    Sse answer() {
        return answer;
    }

    /** The next event; its id is its position. */
    JsonNode next() {
        Sse.Told told = answer.next();
        EventContract.check(told.data());
        assertThat(told.id()).isEqualTo(String.valueOf(Feed.position(told.data())));
        return told.data();
    }

    /** The next so many events. */
    List<JsonNode> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    @Override
    public void close() {
        answer.close();
    }
}
