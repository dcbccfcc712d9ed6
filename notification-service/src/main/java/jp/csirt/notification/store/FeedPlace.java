package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;

/** 読んだところ: how far the feed was used, and how many events of which type could not be. */
public final class FeedPlace {

    private static final String ID = "feed";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> places;

    public FeedPlace(Collections collections) {
        this.places = collections.of("places");
        Collections.putIfAbsent(places, new Document("_id", ID).append("position", 0L));
    }

    /** The last position that was used. */
    public long position() {
        Document place = places.find(eq(ID)).first();
        return place == null ? 0 : place.getLong("position");
    }

    /** Goes on by one event; nothing happens when another one went first. */
    public void advance(long from, long to) {
        places.updateOne(at(from), set("position", to));
    }

    /** Goes on past an event that could not be used. */
    public void skip(long from, long to, String type) {
        if (places.updateOne(at(from), set("position", to)).getMatchedCount() > 0) {
            places.updateOne(eq("skipped/" + type), combine(inc("count", 1), set("type", type)), UPSERT);
        }
    }

    /** Puts it wherever an operator says. */
    public void reset(long position) {
        places.updateOne(eq(ID), set("position", position));
    }

    /** How many events of which type were skipped. */
    public Map<String, Integer> skipped() {
        var skipped = new TreeMap<String, Integer>();
        for (Document one : places.find()) {
            if (one.containsKey("type")) {
                skipped.put(one.getString("type"), one.getInteger("count"));
            }
        }
        return skipped;
    }

    private static Bson at(long from) {
        return and(eq(ID), eq("position", from));
    }
}
