package jp.csirt.incident.read.audit;

import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import jp.csirt.incident.domain.audit.Audited;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.StoredCommit;
import jp.csirt.incident.platform.eventstore.StoredEvent;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.platform.view.ViewRows;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** 監査記録の投影. A row is made of one event alone and never changes, so that repeating is harmless. */
public final class AuditProjection implements ViewRows {

    /** Name of the processor and of the view. */
    public static final String NAME = "audit";

    /** Of its rows; whoever changes what a row holds counts on, and older stores are built anew at the start. */
    public static final int EDITION = 1;

    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final CommitLog log;
    private final NamedEventSerializer serializer;
    private final AuditStore store;

    public AuditProjection(CommitLog log, NamedEventSerializer serializer, AuditStore store) {
        this.log = log;
        this.serializer = serializer;
        this.store = store;
    }

    @EventHandler
    void on(Audited event, TrackingToken token) {
        Await.first(store.put(token.position().orElseThrow(), event.audited()), WITHIN);
    }

    /** Its order is that of the documents' ids, which need no further index. */
    @Override
    public Mono<Void> prepare(MongoCollection<Document> collection) {
        return Mono.empty();
    }

    @Override
    public void put(List<String> ids, MongoCollection<Document> collection) {
        ids.forEach(id -> put(Long.parseLong(id), collection));
    }

    private void put(long position, MongoCollection<Document> collection) {
        Await.first(
                log.at(position)
                        .flatMap(commit -> event(commit, position))
                        .flatMap(event -> store.put(collection, position, event.audited())),
                WITHIN);
    }

    private Mono<Audited> event(StoredCommit commit, long position) {
        StoredEvent stored = commit.events().get((int) (position - commit.position()));
        return serializer.keysOf(List.of(stored.payload())).map(keys ->
                (Audited) serializer.read(stored.name(), stored.revision(), stored.payload(), keys));
    }

    @ResetHandler
    void reset() {
        Await.first(store.clear(), WITHIN);
    }
}
