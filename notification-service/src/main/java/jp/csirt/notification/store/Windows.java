package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.notification.domain.Channel;
import org.bson.Document;
import org.bson.conversions.Bson;

/** 連絡の集中: how many single messages a person got by a channel in the present window. */
public final class Windows {

    private static final String START = "start";

    private final MongoCollection<Document> windows;
    private final int limit;
    private final Duration length;

    public Windows(Collections collections, int limit, Duration length) {
        this.windows = collections.of("windows");
        this.limit = limit;
        this.length = length;
    }

    /**
     * Counts one more message, unless the window is full: then the moment at which it ends. A window that begins later than
     * now is of before the clock was set back, and over.
     */
    public Optional<Instant> full(UUID personId, Channel channel, Instant now) {
        String id = personId + "/" + channel;
        Bson present = and(gt(START, Fields.date(now.minus(length))), lte(START, Fields.date(now)));
        Bson past = or(lte(START, Fields.date(now.minus(length))), gt(START, Fields.date(now)));
        boolean counted = windows.updateOne(and(eq(id), present, lt("count", limit)), inc("count", 1))
                                .getMatchedCount()
                        > 0
                || windows.updateOne(and(eq(id), past), combine(set(START, Fields.date(now)), set("count", 1)))
                                .getMatchedCount()
                        > 0
                || Collections.putIfAbsent(
                        windows,
                        new Document("_id", id).append(START, Fields.date(now)).append("count", 1));
        if (counted) {
            return Optional.empty();
        }
        Document window = windows.find(eq(id)).first();
        return Optional.of(window == null ? now : Fields.instant(window, START).plus(length));
    }
}
