package jp.csirt.incident.platform.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.TestServer;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.mongo.FaultyProxy;
import jp.csirt.incident.platform.mongo.FaultyProxy.Fault;
import jp.csirt.incident.platform.mongo.StoreUnavailableException;
import jp.csirt.incident.platform.numbering.NumberSeries.TakenNumber;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;

@DisplayName("連番")
@ExtendWith(EmbeddedServer.class)
@Timeout(300)
class NumberSeriesTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:15:00Z"), ZoneOffset.UTC);
    private static final int TAKERS = 16;

    private final TestDatabase database;
    private final NumberSeries numbers;

    NumberSeriesTest(TestDatabase database) {
        this.database = database;
        this.numbers = new NumberSeries(database.mongo(), CLOCK);
        Await.first(numbers.createIndexes(), WITHIN);
    }

    @Test
    @DisplayName("番号は1から始まり、系列ごとに別である")
    void each_series_starts_at_one() {
        assertThat(next(numbers, "2026")).isEqualTo(1);
        assertThat(next(numbers, "2026")).isEqualTo(2);
        assertThat(next(numbers, "2027")).isEqualTo(1);
    }

    @Test
    @DisplayName("誰がいつ取ったかが残る")
    void who_took_a_number_and_when_stays() {
        next(numbers, "2026");

        assertThat(database.all("numbers"))
                .containsExactly(new Document("_id", "2026/0000000001")
                        .append("series", "2026")
                        .append("n", 1L)
                        .append("takenBy", "taker")
                        .append("takenAt", "2026-11-21T00:15:00Z"));
    }

    @Test
    @DisplayName("16人が同時に取っても、重複も隙間もない")
    void parallel_takers_leave_neither_duplicates_nor_gaps() {
        assertThat(take(200, numbers)).containsExactlyInAnyOrderElementsOf(oneTo(200));
    }

    @Test
    @DisplayName("二台から同時に取っても、重複しない")
    void parallel_takers_on_two_instances_get_distinct_numbers() {
        var other = new NumberSeries(database.mongo(), CLOCK);

        assertThat(take(200, numbers, other)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("再起動の後は続きから取る")
    void a_new_instance_goes_on() {
        take(5, numbers);

        assertThat(next(new NumberSeries(database.mongo(), CLOCK), "2026")).isEqualTo(6);
    }

    @Test
    @DisplayName("保存の障害は知らせ、次の呼び出しは続きから取る")
    void a_failure_of_the_store_is_told_and_the_next_call_goes_on() {
        try (var proxy = new FaultyProxy(database.server());
                MongoClient client = TestServer.client(proxy.port())) {
            var far = new NumberSeries(client.getDatabase(database.mongo().getName()), CLOCK);
            assertThat(next(far, "2026")).isEqualTo(1);

            proxy.onInsert(n -> n == 0 ? Fault.CUT_BEFORE : Fault.NONE);
            assertThatThrownBy(() -> next(far, "2026")).isInstanceOf(StoreUnavailableException.class);
            assertThat(next(far, "2026")).as("not taken by the failure").isEqualTo(2);

            proxy.onInsert(n -> n == 0 ? Fault.DROP_ANSWER : Fault.NONE);
            assertThatThrownBy(() -> next(far, "2026")).isInstanceOf(StoreUnavailableException.class);
            assertThat(next(far, "2026")).as("3 was taken by the failure").isEqualTo(4);
        }
    }

    @Test
    @DisplayName("番号は、いくつあっても順に読める")
    void numbers_of_several_pages_are_read_in_order() {
        fill(2001);
        assertThat(Await.all(numbers.taken("2026").map(TakenNumber::n), WITHIN)).containsExactlyElementsOf(oneTo(2001));
    }

    private void fill(int last) {
        Await.first(
                database.mongo()
                        .getCollection("numbers")
                        .insertMany(oneTo(last).stream()
                                .map(n -> new Document("_id", "2026/%010d".formatted(n))
                                        .append("series", "2026")
                                        .append("n", n)
                                        .append("takenBy", "taker")
                                        .append("takenAt", "2026-11-21T00:15:00Z"))
                                .toList()),
                WITHIN);
    }

    private static List<Long> take(int count, NumberSeries... from) {
        return Await.all(
                Flux.range(0, count).flatMap(i -> from[i % from.length].next("2026", "taker " + i), TAKERS), WITHIN);
    }

    private static Long next(NumberSeries from, String series) {
        Long number = Await.first(from.next(series, "taker"), WITHIN);
        assertThat(number).isNotNull();
        return number == null ? 0L : number;
    }

    private static List<Long> oneTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
