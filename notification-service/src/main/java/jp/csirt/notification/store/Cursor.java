package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * カーソル: the last entry of a page of a list in order of creation, from which it goes on.
 *
 * @param at when the entry came
 */
public record Cursor(Instant at, UUID id) {

    static final String CREATED_AT = "createdAt";
    private static final String ID = "_id";

    static Cursor of(Document entry) {
        return new Cursor(Fields.instant(entry, CREATED_AT), Fields.id(entry, ID));
    }

    /** What came later. */
    Bson younger() {
        return or(gt(CREATED_AT, Fields.date(at)), and(eq(CREATED_AT, Fields.date(at)), gt(ID, id.toString())));
    }

    /** What came earlier. */
    Bson older() {
        return or(lt(CREATED_AT, Fields.date(at)), and(eq(CREATED_AT, Fields.date(at)), lt(ID, id.toString())));
    }
}
