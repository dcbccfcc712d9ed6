package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases of years in which no other test counts any. */
@ExtendWith(SharedService.class)
@DisplayName("画面の移行")
class ConsoleImportTest {

    private static final String TRY = "試す（まだ取り込まない）";

    private final Client client;

    ConsoleImportTest(Client client) {
        this.client = client;
    }

    private static String line(String originalNumber) {
        return Reports.ofTax("画面からの移行 " + originalNumber)
                .put("awareAt", "2004-06-03T10:20:00+09:00")
                .put("reportedAt", "2004-06-03T11:00:00+09:00")
                .put("closedAt", "2004-07-12T17:00:00+09:00")
                .put("verdict", "INCIDENT")
                .put("originalNumber", originalNumber)
                .toString();
    }

    /** Cases whose original numbers begin so, one on each line. */
    static String lines(String stem, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> line(stem + n)).collect(Collectors.joining("\n"));
    }

    private static Shown tried(Browser browser, String file) {
        Shown sent = browser.upload(
                browser.open("/imports").ok().formWith(TRY), "台帳.jsonl", file.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        return browser.open(sent.header("Location").replaceFirst("#.*", "")).ok();
    }

    private long taken(String stem) {
        return client
                .get("/v1/ledger?fiscalYear=2004&after=" + client.head(), "ciso")
                .ok()
                .each("/items", "title")
                .stream()
                .filter(title -> title.startsWith("画面からの移行 " + stem))
                .count();
    }

    @Test
    @DisplayName("試すと誤りが行ごとに示され、何も取り込まれない")
    void a_trial_tells_the_errors_of_each_line() {
        try (var browser = Browser.of(client, "csirt-lead")) {
            String bad = line("試-2").replace("\"organ\":\"mayor\"", "\"organ\":\"nowhere\"");
            Shown trial = tried(browser, line("試-1") + "\n\n" + bad + "\n<b>");
            assertThat(trial.html().select("#trial dd").eachText()).containsExactly("3件", "1件", "0件", "2件");
            assertThat(trial.html().select("#trial tbody th").eachText()).containsExactly("3行目", "4行目");
            assertThat(trial.html().select("#trial tbody tr").text()).contains("/organ");
            assertThat(trial.text()).contains("何も取り込みません");
            assertThat(trial.html().select("form[action=/imports/run]")).isEmpty();
            assertThat(taken("試-")).isZero();
        }
    }

    @Test
    @DisplayName("試したそのファイルが、進み具合を数で示しながら取り込まれ、二度押しても途中でやめても一件は一度だけ、台帳へ進める")
    void the_very_file_is_taken_in_with_its_progress() {
        try (var browser = Browser.of(client, "csirt-lead")) {
            String file = lines("続-", 130);
            Shown trial = tried(browser, file);
            Shown sofar = browser.press(trial, "130件を取り込む", Map.of()).ok();
            assertThat(sofar.text()).contains("130件のうち100件まで進みました", "新しく取り込んだもの: 100件");
            assertThat(sofar.html().select("progress").attr("value")).isEqualTo("100");
            assertThat(taken("続-")).isEqualTo(100);
            assertThat(browser.press(trial, "130件を取り込む", Map.of()).text()).contains("新しく取り込んだもの: 100件");
            assertThat(tried(browser, file).text()).contains("30件を取り込む");

            Shown done = browser.press(sofar, "続きを取り込む", Map.of()).ok();
            assertThat(done.text()).contains("130件を取り込みました（ファイルの事案 130件）");
            assertThat(browser.press(sofar, "続きを取り込む", Map.of()).text()).contains("130件を取り込みました");
            assertThat(taken("続-")).isEqualTo(130);
            assertThat(browser.open(done.link("2004年度のインシデント管理台帳")).ok().text()).contains("画面からの移行 続-");
            assertThat(done.link("取り込んだ期間の一覧")).isEqualTo("/incidents?reportedFrom=2004-06-03&reportedTo=2004-06-03");
            assertThat(tried(browser, file).text()).contains("すべて取り込まれています");
        }
    }

    @Test
    @DisplayName("誤りのあるファイルは、用紙を作って送っても取り込まれない")
    void a_faulty_file_is_not_taken_in() {
        try (var browser = Browser.of(client, "csirt-lead")) {
            Shown good = tried(browser, lines("作-", 1));
            Shown bad = tried(browser, lines("作-", 1) + "\n{}");
            String file = bad.path().replaceFirst(".*file=", "");
            Shown sent = browser.press(good, "1件を取り込む", Map.of("file", file));
            assertThat(sent.text()).contains("何も取り込みません");
            assertThat(taken("作-")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, ファイルを選んで", "1048577, 1 MBを超えています"})
    @DisplayName("選ばれないファイルと1 MBを超えるものは、欄に理由を示す")
    void unfit_files_are_told(int size, String why) {
        try (var browser = Browser.of(client, "csirt-lead")) {
            Shown refused = browser.upload(browser.open("/imports").ok().formWith(TRY), "x.jsonl", new byte[size]);
            assertThat(refused.status()).isBetween(400, 413);
            assertThat(refused.title()).startsWith("エラー: 完了した事案の移行");
            assertThat(refused.text()).contains(why);
            assertThat(refused.html().select("#f-file[aria-invalid=true]")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/imports/run", "/imports/run?file=x&key=y&from=0&taken=0", "/imports/run?from=-1"})
    @DisplayName("作った番地は400で、もうないファイルは選び直すように示す")
    void made_up_addresses_are_told(String path) {
        try (var browser = Browser.of(client, "csirt-lead")) {
            assertThat(browser.open(path).status()).isEqualTo(400);
            String gone = "?file=" + "0".repeat(64) + "&key=" + "0".repeat(36) + "&from=0&taken=0";
            assertThat(browser.open("/imports/run" + gone).ok().text()).contains("もうここにありません");
        }
    }

    @Test
    @DisplayName("CSIRT責任者は台帳から開き、ほかの職は403")
    void it_is_for_the_csirt_lead() {
        try (var lead = Browser.of(client, "csirt-lead");
                var csirt = Browser.of(client, "csirt")) {
            assertThat(lead.open(lead.open("/ledger").link("完了した事案の移行")).ok().h1())
                    .isEqualTo("完了した事案の移行");
            for (String path : List.of("/imports", "/imports/run?file=x")) {
                assertThat(csirt.open(path).status()).as(path).isEqualTo(403);
            }
            assertThat(csirt.open("/ledger").ok().html().select("a[href=/imports]"))
                    .isEmpty();
        }
    }
}
