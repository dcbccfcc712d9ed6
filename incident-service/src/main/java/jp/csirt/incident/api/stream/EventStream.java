package jp.csirt.incident.api.stream;

import java.util.List;
import jp.csirt.incident.publish.IntegrationFeed;
import jp.csirt.incident.publish.IntegrationFeed.Batch;
import jp.csirt.incident.publish.IntegrationFeed.Event;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 公開の出来事の流れ. */
final class EventStream {

    /** Events that are read before the answer begins. */
    static final int FIRST = 100;

    private final IntegrationFeed feed;

    EventStream(IntegrationFeed feed) {
        this.feed = feed;
    }

    /**
     * What was read already and everything that follows it.
     *
     * @param permitted asked before anything further is told; ends the stream by its error
     */
    Flux<String> from(long after, Batch begun, Mono<?> permitted) {
        long last = begun.events().isEmpty() ? after : begun.events().getLast().position();
        return Flux.concat(
                Flux.just(": head " + begun.head() + "\n\n"),
                Flux.fromIterable(begun.events()).map(EventStream::text),
                feed.follow(last)
                        .concatMap(page -> permitted.thenReturn(page), 1)
                        .concatMapIterable(EventStream::texts, 1));
    }

    private static List<String> texts(List<Event> page) {
        return page.isEmpty()
                ? List.of(EndlessAnswer.HEARTBEAT)
                : page.stream().map(EventStream::text).toList();
    }

    private static String text(Event event) {
        return "id: %d\ndata: %s\n\n".formatted(event.position(), event.json());
    }
}
