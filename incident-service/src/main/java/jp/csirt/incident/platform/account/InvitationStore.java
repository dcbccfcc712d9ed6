package jp.csirt.incident.platform.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.InTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/**
 * Links that set a password once: collection {@code invitations}: {@code {_id: <digest of the token>, personId, until,
 * first}}. A person has one at most.
 */
public final class InvitationStore {

    private static final String ID = "_id";
    private static final String PERSON = "personId";
    private static final String UNTIL = "until";
    private static final String FIRST = "first";

    private final MongoCollection<Document> invitations;

    public InvitationStore(MongoDatabase database) {
        this.invitations = database.getCollection("invitations")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    /** Keeps one in the place of the person's earlier one; those that are too old go. */
    public Mono<Void> put(String digest, Invitation invitation, Instant now) {
        var document = new Document(ID, digest)
                .append(PERSON, invitation.personId().toString())
                .append(UNTIL, Date.from(invitation.until()))
                .append(FIRST, invitation.first());
        return InTime.first(invitations.deleteMany(lte(UNTIL, Date.from(now))))
                .then(drop(invitation.personId()))
                .then(InTime.first(invitations.insertOne(document)))
                .then();
    }

    /** What the token opens; empty when it is unknown, too old or used. */
    public Mono<Invitation> find(String digest, Instant now) {
        return InTime.first(invitations.find(valid(digest, now)).first()).map(Invitation::of);
    }

    /** Uses it up; whoever comes second finds nothing. */
    public Mono<Invitation> take(String digest, Instant now) {
        return InTime.first(invitations.findOneAndDelete(valid(digest, now))).map(Invitation::of);
    }

    /** Takes the person's invitation back. */
    public Mono<Void> drop(UUID personId) {
        return InTime.first(invitations.deleteMany(eq(PERSON, personId.toString())))
                .then();
    }

    private static Bson valid(String digest, Instant now) {
        return and(eq(ID, digest), gt(UNTIL, Date.from(now)));
    }

    /**
     * 招待: a person may set a password until then.
     *
     * @param first whether it is worth nothing once anybody has a password
     */
    public record Invitation(UUID personId, Instant until, boolean first) {

        private static Invitation of(Document document) {
            return new Invitation(
                    UUID.fromString(document.getString(PERSON)),
                    document.getDate(UNTIL).toInstant(),
                    document.getBoolean(FIRST, false));
        }
    }
}
