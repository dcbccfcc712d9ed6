package jp.csirt.incident.read.incidentlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.csirt.incident.domain.access.IncidentScope;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.TestStore;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Filter;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Position;
import jp.csirt.incident.read.incidentlist.IncidentListQuery.Sort;
import jp.csirt.incident.read.record.IncidentFigures;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("期限の順の一覧")
class DueOrderTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final int ROWS = 250;
    private static final Filter ALL = new Filter(List.of(), null, null, null, null, null, null, null, null, null, null);
    private static final Sight EVERYTHING =
            new Sight(true, false, Set.of(), Set.of(), Set.of(), Set.of(), new UUID(0, 0), false);

    private static final IncidentFigures FIGURES =
            new IncidentFigures(1, Category.LOSS, null, NOW, NOW, null, null, null, null, null, null, List.of());

    private final TestStore store;
    private final IncidentListStore list;
    private final IncidentListWrites writes;

    DueOrderTest(@TempDir Path folder) {
        store = TestStore.open(folder);
        var views = new ViewCollections(database(), "incident-list", 1, "node", Clock.systemUTC());
        list = new IncidentListStore(views);
        writes = new IncidentListWrites(views);
    }

    private MongoDatabase database() {
        return store.database();
    }

    @BeforeEach
    void fill() {
        Await.first(list.createIndexes(), WITHIN);
        Await.first(
                writes.put(
                        collections(),
                        IntStream.range(0, ROWS)
                                .mapToObj(n -> new IncidentListEntry(
                                        item(n), undated(n), true, scope(), "紛失 " + n % 2, FIGURES, 1))
                                .toList()),
                WITHIN);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<MongoCollection<Document>> collections() {
        return Objects.requireNonNull(Await.first(writes.writing(), WITHIN));
    }

    /** Every tenth has no limit; of the others five share one. */
    private static @Nullable Instant dueAt(int n) {
        return n % 10 == 0 ? null : NOW.plus(Duration.ofMinutes((n * 7919L % ROWS) / 5 - 10));
    }

    /** Those without any limit miss one, every fifteenth misses two. */
    private static int undated(int n) {
        return n % 15 == 0 ? 2 : n % 10 == 0 ? 1 : 0;
    }

    private static IncidentListItem item(int n) {
        return new IncidentListItem(
                new UUID(n * 31L, n),
                "SHIME-2026-%04d".formatted(n),
                "紛失",
                1,
                Category.LOSS,
                Milestone.REPORTED,
                "mayor",
                null,
                NOW,
                NOW,
                dueAt(n),
                false,
                false,
                false,
                1);
    }

    private static IncidentScope scope() {
        return new IncidentScope(
                "mayor",
                null,
                new UUID(0, 1),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                false,
                Set.of(),
                Set.of());
    }

    private IncidentListPage page(Filter filter, int limit, @Nullable Position after) {
        return page(filter, limit, after, false);
    }

    private IncidentListPage page(Filter filter, int limit, @Nullable Position after, boolean count) {
        var query = new IncidentListQuery(EVERYTHING, filter, Sort.DUE_AT, limit, NOW, after, count);
        return Objects.requireNonNull(Await.first(list.page(query), WITHIN));
    }

    private List<IncidentListItem> all(Filter filter) {
        var items = new ArrayList<IncidentListItem>();
        Position after = null;
        do {
            IncidentListPage page = page(filter, 7, after);
            items.addAll(page.items());
            after = page.next();
        } while (after != null);
        return items;
    }

    @Test
    @DisplayName("頁をたどると全件が一度ずつ、期限の近い順に現れ、期限のないものは最後になる")
    void every_row_comes_once_in_the_order_of_its_limit() {
        List<IncidentListItem> items = all(ALL);

        assertThat(items)
                .hasSize(ROWS)
                .isSortedAccordingTo(
                        Comparator.comparing(IncidentListItem::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(item -> item.incidentId().toString()));
        assertThat(items.subList(ROWS - 25, ROWS)).allMatch(item -> item.dueAt() == null);
    }

    @Test
    @DisplayName("期限を過ぎたかどうかは、問うた時刻で分かれる")
    void overdue_is_what_is_due_by_now() {
        List<IncidentListItem> overdue = all(overdue(true));
        List<IncidentListItem> others = all(overdue(false));

        assertThat(overdue).isNotEmpty().allMatch(IncidentListItem::overdue);
        assertThat(overdue).extracting(IncidentListItem::dueAt).contains(NOW);
        assertThat(others).isNotEmpty().noneMatch(IncidentListItem::overdue);
        assertThat(overdue.size() + others.size()).isEqualTo(ROWS);
    }

    private static Filter overdue(boolean overdue) {
        return new Filter(List.of(), null, null, null, null, null, null, overdue, null, null, null);
    }

    @Test
    @DisplayName("期限の定まらないものが残る行だけを選べ、その数も分かる")
    void what_has_no_limit_is_found_and_counted() {
        List<IncidentListItem> undated = all(undated(true));
        List<IncidentListItem> others = all(undated(false));

        assertThat(undated).hasSize(33).extracting(IncidentListItem::dueAt).containsNull();
        assertThat(undated.size() + others.size()).isEqualTo(ROWS);
        assertThat(others).noneMatch(undated::contains).noneMatch(item -> item.dueAt() == null);
        assertThat(Await.first(list.undated(), WITHIN)).isEqualTo(new Undated(33, 50));
        Await.first(writes.clear(), WITHIN);
        assertThat(Await.first(list.undated(), WITHIN)).isEqualTo(new Undated(0, 0));
    }

    private static Filter undated(boolean undated) {
        return new Filter(List.of(), null, null, null, null, null, null, null, undated, null, null);
    }

    @Test
    @DisplayName("頁の大きさや位置によらず、問いは一つと、多くて一つの確かめで済み、索引がある")
    void a_page_costs_the_same_whatever_its_size() {
        Position after = page(ALL, 100, null).next();
        for (int limit : new int[] {1, 100}) {
            int before = store.questions();
            page(ALL, limit, after);
            assertThat(store.questions() - before).isBetween(1, 2);
        }
        assertThat(Await.all(collections().getFirst().listIndexes(), WITHIN))
                .extracting(index -> index.get("key"))
                .contains(new Document("dueAt", 1).append("_id", 1));
    }

    @ParameterizedTest
    @DisplayName("検索も、25行でも100行でも同じ数のデータベースの命令で済み、件数を求めると一つ増える")
    @ValueSource(strings = {"紛失", "1 紛失", "紛", "無い語"})
    void a_search_costs_the_same_whatever_its_size(String words) {
        var filter =
                new Filter(SearchWord.of(words, Map.of()), null, null, null, null, null, null, null, null, null, null);
        for (int limit : new int[] {25, 100}) {
            for (boolean count : new boolean[] {false, true}) {
                int before = store.commands();
                IncidentListPage page = page(filter, limit, null, count);
                assertThat(page.items()).hasSize(words.equals("無い語") ? 0 : limit);
                assertThat(store.commands() - before - (count ? 1 : 0)).isBetween(1, 2);
            }
        }
    }
}
