package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import jp.csirt.incident.contract.EventContract;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the feed of public events as another service would; each event is held against its schema. */
final class Feed {

    static final String PATH = "/v1/events";
    static final String KEY = "notification";

    private final Client client;

    Feed(Client client) {
        this.client = client;
    }

    /** One answer. */
    Exchange ask(String query, String... headers) {
        return client.get(PATH + query, KEY, headers);
    }

    /** The events of one answer. */
    static List<JsonNode> events(Exchange answer) {
        List<JsonNode> events = answer.ok().json().valueStream().toList();
        events.forEach(EventContract::check);
        assertThat(answer.header("Content-Type")).isEqualTo("application/cloudevents-batch+json");
        long head = Long.parseLong(answer.header("CSIRT-Head-Position"));
        assertThat(events).allSatisfy(event -> assertThat(position(event)).isLessThanOrEqualTo(head));
        return events;
    }

    /** Everything after a position up to the head, in answers of so many; without gap. */
    List<JsonNode> after(long position, int limit) {
        var all = new ArrayList<JsonNode>();
        long seen = position;
        for (List<JsonNode> page = page(seen, limit); !page.isEmpty(); page = page(seen, limit)) {
            all.addAll(page);
            seen = position(page.getLast());
        }
        assertThat(all.stream().map(Feed::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(position + 1, seen).boxed().toList());
        return all;
    }

    private List<JsonNode> page(long after, int limit) {
        List<JsonNode> page = events(ask("?after=" + after + "&limit=" + limit));
        assertThat(page).hasSizeLessThanOrEqualTo(limit);
        return page;
    }

    /** Everything there is holds codes, numbers and times only: nothing but the clauses of the rules is in Japanese. */
    static void assertWordless(List<JsonNode> events) {
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            ObjectNode told = (ObjectNode) event.deepCopy();
            ((ObjectNode) told.path("data")).remove("clause");
            assertThat(told.toString()).matches("\\p{ASCII}+").doesNotContain("demo-");
        });
    }

    /** The end of the record. */
    long head() {
        return Long.parseLong(ask("?after=999999999999999999").ok().header("CSIRT-Head-Position"));
    }

    /** The end of the record once nothing more comes: what is asked of whom and for auditors comes a little after the acts. */
    long quiet() {
        return Awaitility.await()
                .until(
                        () -> {
                            long head = head();
                            return events(ask("?wait=1&after=" + head)).isEmpty() ? head : -1;
                        },
                        head -> head >= 0);
    }

    static long position(JsonNode event) {
        return Long.parseLong(event.path("sequence").asString());
    }

    static String type(JsonNode event) {
        return event.path("type").asString();
    }
}
