package jp.csirt.incident.api.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.publish.IntegrationFeed;
import jp.csirt.incident.publish.IntegrationFeed.Entry;
import jp.csirt.incident.read.incidentlist.IncidentListChange;
import jp.csirt.incident.read.incidentlist.IncidentListChange.Gone;
import jp.csirt.incident.read.incidentlist.IncidentListChange.Shown;
import jp.csirt.incident.read.incidentlist.IncidentListChange.Unreadable;
import jp.csirt.incident.read.incidentlist.IncidentListChanges;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 一覧の変化の流れ, for one reader: lines in sight that changed, those that went out of it, and when to read the list anew. */
final class IncidentStream {

    private final IntegrationFeed feed;
    private final IncidentListChanges changes;
    private final JsonMapper json;

    IncidentStream(IntegrationFeed feed, IncidentListChanges changes, JsonMapper json) {
        this.feed = feed;
        this.changes = changes;
        this.json = json;
    }

    /** That what the reader has of the list is worth nothing, as of a position. */
    String reset(long position) {
        return "id: %d\n%s".formatted(position, text("reset", Map.of("position", position)));
    }

    /**
     * What follows a position.
     *
     * @param begun what the reader saw there
     * @param present what the reader may see by now; asked before anything is told, and ends the stream by its error
     */
    Flux<String> after(long position, Sight begun, Mono<Sight> present) {
        var reached = new AtomicLong(position);
        var seeing = new AtomicReference<>(begun);
        return feed.entries(position)
                .doOnNext(page -> page.forEach(event -> reached.set(event.position())))
                .concatMap(
                        page -> present.flatMap(sight -> sight.equals(seeing.getAndSet(sight))
                                ? told(page, sight)
                                : Mono.just(List.of(reset(reached.get())))),
                        1)
                .concatMapIterable(texts -> texts, 1);
    }

    /** Only the last text has an id: whoever is interrupted before it gets the page again. */
    private Mono<List<String>> told(List<Entry> page, Sight sight) {
        if (page.isEmpty()) {
            return Mono.just(List.of(EndlessAnswer.HEARTBEAT));
        }
        return Flux.fromIterable(incidents(page).entrySet())
                .concatMap(first -> changes.since(first.getValue(), first.getKey(), sight))
                .map(this::text)
                .collect(ArrayList<String>::new, List::add)
                .map(texts -> numbered(texts, page.getLast().position()));
    }

    private static List<String> numbered(List<String> texts, long position) {
        if (!texts.isEmpty()) {
            texts.addLast("id: %d\n%s".formatted(position, texts.removeLast()));
        }
        return texts;
    }

    /** Each incident of the page once, with the position of its first event there. */
    private static Map<IncidentId, Long> incidents(List<Entry> page) {
        var firsts = new LinkedHashMap<IncidentId, Long>();
        for (Entry event : page) {
            if (event.listed() != null) {
                firsts.putIfAbsent(event.listed(), event.position());
            }
        }
        return firsts;
    }

    private String text(IncidentListChange change) {
        return switch (change) {
            case Shown(var item) -> text("changed", item);
            case Gone(var incidentId) -> text("gone", Map.of("incidentId", incidentId));
            case Unreadable(var incidentId) -> text("unreadable", Map.of("incidentId", incidentId));
        };
    }

    private String text(String event, Object data) {
        return "event: %s\ndata: %s\n\n".formatted(event, json.writeValueAsString(data));
    }
}
