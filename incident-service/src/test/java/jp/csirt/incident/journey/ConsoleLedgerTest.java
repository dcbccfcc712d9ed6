package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.numbering.NumberSeries;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A year with more cases than two pages hold, and more numbers out of use than one. */
@DisplayName("画面の台帳と一覧のファイル: 件数の多い年度")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleLedgerTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int CASES = 130;
    private static final int LOST = 60;
    private static final String LEDGER = "/ledger?fiscalYear=2004";
    private static final String CSV = "/incidents.csv?reportedFrom=2004-04-01&reportedTo=2005-03-31";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final MongoDatabase database = service.part(MongoDatabase.class);

    @BeforeAll
    void fill() {
        byte[] file = ConsoleImportTest.lines("多-", CASES).getBytes(StandardCharsets.UTF_8);
        client.call("POST", "/v1/imports", "csirt-lead", file, "Content-Type", "application/x-ndjson")
                .ok();
        awaitListed();
        for (int n = 0; n < LOST; n++) {
            Await.first(service.part(NumberSeries.class).next("SHIME-2004", "失敗した報告 " + n), WITHIN);
        }
        Await.first(
                database.getCollection("numbers")
                        .updateMany(
                                Filters.and(Filters.eq("series", "SHIME-2004"), Filters.gt("n", (long) CASES)),
                                Updates.set("takenAt", "2005-03-31T15:00:00Z")),
                WITHIN);
    }

    /** The list is a view that comes a little later. */
    private void awaitListed() {
        String listed = "/v1/incidents?limit=1&after=" + client.head();
        Awaitility.await().until(() -> client.get(listed, "csirt").status() == 200);
    }

    @AfterAll
    void close() {
        service.close();
    }

    /** What stands in the first column of this page and all that follow. */
    private static List<String> all(Browser browser, String path, String column) {
        var all = new ArrayList<String>();
        String next = path;
        while (!next.isEmpty()) {
            Shown page = browser.open(next).ok();
            List<String> shown = page.html().select(column).eachText();
            assertThat(shown).hasSizeBetween(1, 50);
            all.addAll(shown);
            next = page.html().select("main a[rel=next]").attr("href");
        }
        return all;
    }

    @Test
    @DisplayName("台帳は50件ずつ示し、一件も落とさず、どのページも軽く、ファイルには全件が載る")
    void the_ledger_comes_some_at_a_time() {
        try (var ciso = Browser.of(client, "ciso");
                var weight = new Weight(client.port())) {
            Shown first = ciso.open(LEDGER).ok();
            assertThat(first.text()).contains(CASES + "件");
            assertThat(first.html().select("td[data-name=完了]").eachText())
                    .hasSize(50)
                    .allMatch(at -> at.startsWith("2004年7月12日"));
            assertThat(all(ciso, LEDGER, "tbody td:first-child a"))
                    .hasSize(CASES)
                    .doesNotHaveDuplicates();

            String csv = ciso.once("GET", first.link("CSVで保存する"), null).body();
            assertThat(csv.lines().filter(line -> line.contains("画面からの移行"))).hasSize(CASES);
            assertThat(weight.weigh(ciso, LEDGER)).isTrue();
            assertThat(weight.weigh(ciso, "/statistics?fiscalYear=2004")).isTrue();
            assertThat(weight.tooHeavy()).isEmpty();
            assertThat(ciso.open("/ledger?fiscalYear=2199").ok().text()).contains("0件");
        }
    }

    @Test
    @DisplayName("欠番も50件ずつ示し、すべての事案を見られない人には示さない")
    void numbers_out_of_use_come_some_at_a_time() {
        try (var ciso = Browser.of(client, "ciso");
                var manager = Browser.of(client, "manager")) {
            String unused = ciso.open(LEDGER).ok().link("欠番と訓練の番号");
            assertThat(ciso.open(unused).ok().text()).contains("報告が成り立たなかった番号", "2005年4月1日");
            assertThat(all(ciso, unused, "tbody th"))
                    .hasSize(LOST)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .startsWith("SHIME-2004-0131");
            assertThat(manager.open(LEDGER).ok().html().select("a[href^=/ledger/unused]"))
                    .isEmpty();
            assertThat(manager.open(unused).status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName("公表の一覧も50件ずつ示し、件数は全件を示す")
    void the_disclosure_list_comes_some_at_a_time() {
        for (int n = 0; n <= 50; n++) {
            UUID id = Reports.file(
                    client,
                    Reports.ofTax("公表する件 " + n)
                            .put("awareAt", "2002-02-03T10:20:00+09:00")
                            .put("occurredAt", "2002-02-03T10:30:00+09:00"));
            client.act(id, "disclosure-decision", "ciso", "{\"result\": \"PUBLIC\", \"mode\": \"BATCH\"}")
                    .done();
        }
        awaitListed();
        try (var ciso = Browser.of(client, "ciso")) {
            String list = "/disclosure-list?half=2001H2";
            assertThat(ciso.open(list).ok().text()).contains("51件");
            assertThat(all(ciso, list, "tbody td:first-child")).hasSize(51);
        }
    }

    @Test
    @DisplayName("一覧のCSVは全件を持ち、途中で読めなくなったときは、終わりまで届いたように見えない")
    void a_broken_file_does_not_look_whole() throws IOException {
        try (var csirt = Browser.of(client, "csirt")) {
            Shown whole = csirt.once("GET", CSV, null);
            assertThat(whole.body()).startsWith("\uFEFF\"管理番号\",\"件名\"");
            assertThat(whole.body().lines()).hasSize(CASES + 1).doesNotHaveDuplicates();

            String last = whole.body().lines().toList().getLast();
            var rows = database.getCollection("incident-list");
            var number = Filters.eq("number", last.substring(1, last.indexOf('"', 1)));
            var row = Objects.requireNonNull(Await.first(rows.find(number).first(), WITHIN));
            Await.first(rows.updateOne(number, Updates.set("category", "?")), WITHIN);
            try {
                assertThatThrownBy(() -> csirt.once("GET", CSV, null)).isInstanceOf(UncheckedIOException.class);
                String sent = RawHttp.answer(
                        client.port(),
                        "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n".formatted(CSV, csirt.cookie()));
                assertThat(sent).startsWith("HTTP/1.1 200").contains("画面からの移行").doesNotEndWith("0\r\n\r\n");
            } finally {
                Await.first(rows.replaceOne(number, row), WITHIN);
            }
            assertThat(csirt.once("GET", CSV, null).body()).isEqualTo(whole.body());
        }
    }
}
