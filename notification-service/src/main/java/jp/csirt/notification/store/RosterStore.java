package jp.csirt.notification.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.csirt.notification.domain.Absence;
import jp.csirt.notification.domain.Holding;
import jp.csirt.notification.domain.Roster;
import org.bson.Document;

/** 名簿の保存: posts and absences, each under what makes it one, so that reading the feed again changes nothing. */
public final class RosterStore {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> holdings;
    private final MongoCollection<Document> absences;

    public RosterStore(Collections collections) {
        this.holdings = collections.of("holdings");
        this.absences = collections.of("absences");
    }

    /** Records an appointment; the same one with another last day replaces it. */
    public void put(Holding holding, long position) {
        String id = "%s/%s/%s".formatted(holding.post().code(), holding.personId(), holding.from());
        replace(
                holdings,
                id,
                Fields.document(holding.post())
                        .append("personId", holding.personId().toString())
                        .append("from", holding.from().toString())
                        .append("to", Fields.text(holding.to()))
                        .append("position", position));
    }

    /** Records an absence. */
    public void put(Absence absence, long position) {
        String id = "%s/%s/%s/%s".formatted(absence.post().code(), absence.personId(), absence.from(), absence.to());
        replace(
                absences,
                id,
                Fields.document(absence.post())
                        .append("personId", absence.personId().toString())
                        .append("from", Fields.date(absence.from()))
                        .append("to", Fields.date(absence.to()))
                        .append("deputyPersonId", Fields.text(absence.deputyPersonId()))
                        .append("position", position));
    }

    /** Forgets what was read after that position, because it is read again. */
    public void forgetAfter(long position) {
        holdings.deleteMany(gt("position", position));
        absences.deleteMany(gt("position", position));
    }

    /** All of it. */
    public Roster read() {
        List<Holding> held = new ArrayList<>();
        for (Document one : holdings.find().sort(ascending("position"))) {
            held.add(new Holding(
                    Fields.post(one),
                    Fields.id(one, "personId"),
                    LocalDate.parse(one.getString("from")),
                    Fields.dayOrNull(one, "to")));
        }
        List<Absence> away = new ArrayList<>();
        for (Document one : absences.find().sort(ascending("position"))) {
            away.add(new Absence(
                    Fields.post(one),
                    Fields.id(one, "personId"),
                    Fields.instant(one, "from"),
                    Fields.instant(one, "to"),
                    Fields.idOrNull(one, "deputyPersonId")));
        }
        return new Roster(held, away);
    }

    private static void replace(MongoCollection<Document> into, String id, Document document) {
        into.replaceOne(eq(id), document.append("_id", id), UPSERT);
    }
}
