package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Receipt;
import org.bson.Document;

/** 受領の記録の保存, until incident-service took them. */
public final class Receipts {

    private static final int AT_ONCE = 50;
    private static final String STATE = "state";
    private static final String WAITING = "WAITING";

    private final MongoCollection<Document> receipts;

    public Receipts(Collections collections) {
        this.receipts = collections.of("receipts");
    }

    /** Puts one unless it is known. */
    public void putIfAbsent(Receipt receipt) {
        Collections.putIfAbsent(
                receipts,
                new Document("_id", receipt.id().toString())
                        .append("incidentId", receipt.incidentId().toString())
                        .append("notificationId", receipt.notificationId().toString())
                        .append("outcome", receipt.state().name())
                        .append("at", Fields.date(receipt.at()))
                        .append("channel", receipt.channel().name())
                        .append("detail", receipt.detail())
                        .append(STATE, WAITING));
    }

    /** Those nobody took yet, oldest first, but for some incidents. */
    public List<Receipt> waiting(Collection<UUID> without) {
        var waiting = new ArrayList<Receipt>();
        for (Document one : receipts.find(and(eq(STATE, WAITING), nin("incidentId", Fields.texts(without))))
                .sort(ascending("at", "_id"))
                .limit(AT_ONCE)) {
            waiting.add(new Receipt(
                    Fields.id(one, "_id"),
                    Fields.id(one, "incidentId"),
                    Fields.id(one, "notificationId"),
                    Receipt.State.valueOf(one.getString("outcome")),
                    Fields.instant(one, "at"),
                    Channel.valueOf(one.getString("channel")),
                    one.getString("detail")));
        }
        return waiting;
    }

    /** Taken. */
    public void taken(Receipt receipt) {
        receipts.updateOne(eq(receipt.id().toString()), set(STATE, "TAKEN"));
    }

    /** Refused for good. */
    public void refused(Receipt receipt, int status) {
        receipts.updateOne(eq(receipt.id().toString()), combine(set(STATE, "REFUSED"), set("status", status)));
    }

    /** How many nobody took yet. */
    public long waitingCount() {
        return receipts.countDocuments(eq(STATE, WAITING));
    }

    /** How many were refused for good. */
    public long refusedCount() {
        return receipts.countDocuments(eq(STATE, "REFUSED"));
    }
}
