package jp.csirt.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a question costs, in documents read, as a queue of 100 000 waiting documents asks it. */
@DisplayName("問いの費用")
class QueryPlanTest {

    private static final int WAITING = 100_000;
    private static final int DUE = 1000;
    private static final String NOW = "m";
    private static final Document OLDEST_FIRST =
            new Document("state", 1).append("at", 1).append("_id", 1);

    private final MVStore store = MVStore.open(null);
    private final OrderedIndex index = queue();

    @AfterEach
    void close() {
        store.close();
    }

    private OrderedIndex queue() {
        var keys = List.of(new IndexKey("state", true), new IndexKey("at", true), new IndexKey("_id", true));
        var definition = new OrderedIndex.Definition("queue", keys, false, false);
        MVMap<IndexEntry, Object> entries = store.openMap(
                "queue",
                new MVMap.Builder<IndexEntry, Object>()
                        .keyType(new IndexEntryType(definition.descending()))
                        .valueType(BsonValueType.INSTANCE));
        IntStream.range(0, WAITING).forEach(i -> {
            String id = "%06d".formatted(i);
            entries.put(new IndexEntry(List.of("OPEN", (i < DUE ? "a" : "z") + id, id)).with(id), true);
        });
        MVMap<String, Object> traits = store.openMap(
                "traits",
                new MVMap.Builder<String, Object>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(BsonValueType.INSTANCE));
        return new OrderedIndex(definition, entries, traits);
    }

    @Test
    @DisplayName("時の来たものの最初の頁は、求めた数だけ読む")
    void a_page_reads_no_more_than_it_gives() {
        QueryPlan plan = plan(due(), 200);

        assertThat(plan.index()).isSameAs(index);
        assertThat(plan.ordered()).isTrue();
        assertThat(plan.cost()).isLessThanOrEqualTo(2 * 200);
    }

    @Test
    @DisplayName("次の頁は、時の来たもののほかは読まない")
    void the_next_page_reads_only_what_is_due() {
        var last = "a%06d".formatted(799);
        Document after = new Document(
                "$or",
                List.of(
                        new Document("at", new Document("$gt", last)),
                        new Document(
                                "$and",
                                List.of(
                                        new Document("at", last),
                                        new Document("_id", new Document("$gt", "000799"))))));
        Document from = new Document("at", new Document("$gte", last));
        QueryPlan plan = plan(new Document("$and", List.of(due(), from, after)), 200);

        assertThat(plan.index()).isSameAs(index);
        assertThat(plan.ordered()).isTrue();
        assertThat(plan.cost()).isLessThanOrEqualTo(2 * (DUE - 799));
    }

    @Test
    @DisplayName("何も来ていなければ、何も読まない")
    void nothing_due_reads_nothing() {
        Document early = new Document(
                "$and", List.of(new Document("state", "OPEN"), new Document("at", new Document("$lte", "A"))));

        assertThat(plan(early, 200).cost()).isZero();
    }

    @Test
    @DisplayName("多くの文言に合う語は並び順に読み、ほとんどの文言に合わない語はすべてを一度に読む")
    void how_common_a_word_is_decides() {
        Document open = new Document("$and", List.of(new Document("state", "OPEN"), new Document("text", word())));

        QueryPlan common = Objects.requireNonNull(plan(open, 26, 0.1));
        assertThat(common.ordered()).isTrue();
        assertThat(common.cost()).isLessThanOrEqualTo(2 * 260);
        assertThat(plan(open, 26, 0.0025)).isNotNull();
        assertThat(plan(open, 26, 0.0001)).isNull();
    }

    private static BsonRegularExpression word() {
        return new BsonRegularExpression("\\Qword\\E");
    }

    private @Nullable QueryPlan plan(Document filter, long wanted, double passing) {
        var question = new QueryPlan.Question(Conditions.of(filter), OLDEST_FIRST, wanted, passing);
        return QueryPlan.cheapest(List.of(index), question, WAITING);
    }

    private static Document due() {
        return new Document(
                "$and", List.of(new Document("state", "OPEN"), new Document("at", new Document("$lte", NOW))));
    }

    private QueryPlan plan(Document filter, long wanted) {
        var question = new QueryPlan.Question(Conditions.of(filter), OLDEST_FIRST, wanted, null);
        return Objects.requireNonNull(QueryPlan.cheapest(List.of(index), question, WAITING));
    }
}
