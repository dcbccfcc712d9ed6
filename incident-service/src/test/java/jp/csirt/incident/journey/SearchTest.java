package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What this class files lies in a period in which nobody else files anything. */
@DisplayName("検索")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private static final String PERIOD = "&reportedFrom=2020-01-01&reportedTo=2020-03-31";

    private final Client client;
    private final Map<String, UUID> filed = new LinkedHashMap<>();
    private long last;

    SearchTest(Client client) {
        this.client = client;
        file("tax", report("ﾏﾙｳｪｱ感染の疑い", "LANケーブルを抜いた。\n電源は入れたまま。", 3).put("department", "tax"));
        ObjectNode stolen = report("ＵＳＢメモリの紛失", "\uFA19宮前の路上でかばんごと。", 1).put("organ", "education");
        stolen.putArray("systems").addObject().put("name", "校務支援サーバー");
        stolen.putObject("impact").putArray("departments").add("education");
        file("school", stolen);
        file("signs", report("100%(税込) [至急] a+b?", "C:\\Users\\x*.exe を開いた \\E.*", 2));
        file("drill", report("マルウェア対応訓練", "訓練です。", 3).put("drill", true));
    }

    private static ObjectNode report(String title, String summary, int level) {
        return Reports.least(title)
                .put("summary", summary)
                .put("awareAt", "2020-01-01T00:00:00Z")
                .put("occurredAt", "2020-02-0%dT00:00:00Z".formatted(level + 1))
                .put("level", level);
    }

    private void file(String name, ObjectNode report) {
        Exchange answer = client.post("/v1/incidents", "csirt", report).created();
        filed.put(name, answer.incidentId());
        last = answer.position();
    }

    private UUID incident(String name) {
        return Objects.requireNonNull(filed.get(name));
    }

    private Exchange search(String words, String more, String key) {
        String q = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return client.get("/v1/incidents?after=" + last + "&limit=100&q=" + q + more, key);
    }

    private List<String> found(String words, String more) {
        var names = new ArrayList<String>();
        Exchange page = search(words, PERIOD + "&count=true" + more, "csirt").ok();
        List<String> ids = page.each("/items", "incidentId");
        assertThat(page.at("/count").asInt()).isEqualTo(ids.size());
        filed.forEach((name, id) -> {
            if (ids.contains(id.toString())) {
                names.add(name);
            }
        });
        return names;
    }

    @ParameterizedTest
    @DisplayName("全角と半角、ひらがなとカタカナ、大文字と小文字、互換漢字の違いによらず、語を順によらず探す")
    @CsvSource(
            delimiter = '|',
            value = {
                "マルウェア | tax drill",
                "まるうぇあ | tax drill",
                "ﾏﾙｳｪｱ | tax drill",
                "ＬＡＮけーぶる | tax",
                "lanケーブル　マルウェア | tax",
                "感染 lan | tax",
                "usbめもり | school",
                "神宮 | school",
                "校務支援ｻｰﾊﾞｰ 紛失 | school",
                "学校教育課 | school",
                "EDUCATION | school",
                "税務課 | tax",
                "税務 感染 電源 | tax",
                "税務 紛失 | ''",
                "疑いLAN | ''",
                "taxeducation | ''",
                "100%(税込) | signs",
                "[至急] a+b? | signs",
                "C:\\users\\x*.EXE | signs",
                "\\E.* | signs",
                ".* | signs",
                "a.b | ''",
                "^マルウェア | ''",
                "mayor | ''"
            })
    void words_are_found_however_they_are_written(String words, String names) {
        assertThat(found(words, ""))
                .containsExactlyInAnyOrderElementsOf(names.isEmpty() ? List.of() : List.of(names.split(" ")));
    }

    @Test
    @DisplayName("管理番号でも探せる")
    void the_number_is_found() {
        String number = client.get("/v1/incidents/" + incident("school"), "csirt")
                .ok()
                .at("/number")
                .asString();

        assertThat(found(number, "")).containsExactly("school");
        assertThat(found(number.toLowerCase(Locale.ROOT).substring(6) + " 紛失", ""))
                .containsExactly("school");
    }

    @Test
    @DisplayName("とても長い概要の終わりの語でも、一文字でも探せる")
    void the_end_of_a_long_text_and_single_characters_are_found() {
        String summary = IntStream.range(0x5000, 0x5000 + 3000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        file("long", report("長い概要", summary + "末尾ゐ", 1));

        assertThat(found("末尾", "")).containsExactly("long");
        assertThat(found("ヰ", "")).containsExactly("long");
        assertThat(found("尾末", "")).isEmpty();
    }

    @Test
    @DisplayName("空白だけの検索語は条件とならない")
    void blank_words_are_no_condition() {
        for (String blank : List.of("", " ", "\u3000\u3000", "\u200B")) {
            assertThat(found(blank, "")).containsExactlyElementsOf(filed.keySet());
        }
    }

    @Test
    @DisplayName("ほかの条件、並び順、件数と組み合わせられる")
    void words_combine_with_filters() {
        assertThat(found("マルウェア", "&drill=false")).containsExactly("tax");
        assertThat(found("マルウェア", "&level=3&category=MALWARE&organ=mayor&sort=-level"))
                .containsExactly("tax", "drill");
        assertThat(found("マルウェア", "&department=tax&sort=dueAt")).containsExactly("tax");
        assertThat(found("マルウェア", "&organ=education")).isEmpty();
        assertThat(search("マルウェア", "&reportedTo=2019-12-31", "csirt")
                        .ok()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    @DisplayName("状況確認で分かった情報システムと、訂正した題名で探せる")
    void what_was_found_out_and_corrected_is_searched() {
        file("changing", report("誤送信", "外部に一通。", 1));
        UUID id = incident("changing");
        client.act(id, "situations", "csirt", """
                        {"findings": "ほかにも", "systems": [{"name": "メール配信装置"}], "impact": {"departments": ["welfare"]}}""").done();
        String report = client.get("/v1/incidents/" + id + "/timeline", "csirt")
                .ok()
                .each("/items", "eventId")
                .getFirst();
        client.act(id, "corrections", "csirt", """
                        {"eventId": "%s", "field": "/title", "value": "誤配布", "reason": "誤記"}""".formatted(report)).created();
        last = client.act(id, "corrections/1/approval", "csirt-lead", "{}")
                .done()
                .position();

        assertThat(found("めーる配信装置 福祉課", "")).containsExactly("changing");
        assertThat(found("誤配布", "")).containsExactly("changing");
        assertThat(found("誤送信", "")).isEmpty();
        assertThat(found("ほかにも", "")).isEmpty();
    }

    @Test
    @DisplayName("6.5(5) 人事の処置の文言では、見てよい人にも見つからない")
    void the_personnel_track_is_not_searched() {
        file("restricted", report("規程違反", "調査中。", 1));
        last = client.act(incident("restricted"), "personnel-actions", "general-affairs", """
                        {"kind": "ACTIONED", "text": "停職処分とした"}""")
                .done()
                .position();

        assertThat(found("規程違反", "")).containsExactly("restricted");
        assertThat(found("停職処分", "")).isEmpty();
        assertThat(search("停職処分", "", "ciso").ok().at("/items").size()).isZero();
    }

    @Test
    @DisplayName("見えない事案は、どの語でも、件数にも現れない")
    void what_is_out_of_sight_is_not_found() {
        for (String key : List.of("welfare", "hospital", "vendor", "admin")) {
            for (String words : List.of("感染の疑い 電源", "税務課", "ＵＳＢメモリの紛失 神宮前")) {
                Exchange page = search(words, PERIOD + "&count=true", key).ok();
                assertThat(page.at("/items").size()).as(key + words).isZero();
                assertThat(page.at("/count").asInt()).as(key + words).isZero();
            }
        }
        assertThat(search("ｕｓｂめもり", PERIOD, "education").ok().each("/items", "incidentId"))
                .containsExactly(incident("school").toString());
        assertThat(search("マルウェア", PERIOD, "manager").ok().each("/items", "incidentId"))
                .containsExactly(incident("tax").toString());
    }

    @Test
    @DisplayName("頁をたどる間に報告が増えても、見つかったものに重複も欠落もない")
    void pages_stay_whole_while_incidents_are_filed() {
        var before = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            before.add(paged(i).toString());
        }
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            Exchange page = client.get(
                            "/v1/incidents?limit=2&q=" + URLEncoder.encode("ﾍﾟｰｼﾞ送り", StandardCharsets.UTF_8) + PERIOD
                                    + "&after=" + last + cursor,
                            "csirt")
                    .ok();
            seen.addAll(page.each("/items", "incidentId"));
            paged(3);
            paged(9);
            cursor = page.at("/nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.at("/nextCursor").asString();
        } while (!cursor.isEmpty() && seen.size() < 100);
        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    }

    private UUID paged(int hour) {
        Exchange answer = client.post(
                        "/v1/incidents",
                        "csirt",
                        report("ページ送り", "頁", 0).put("occurredAt", "2020-03-01T0%d:00:00Z".formatted(hour)))
                .created();
        last = answer.position();
        return answer.incidentId();
    }

    @Test
    @DisplayName("カーソルは、語の書き方によらず同じ検索のものとなり、別の検索では使えない")
    void a_cursor_belongs_to_its_words() {
        Exchange first = client.get(
                        "/v1/incidents?limit=1&after=" + last + "&q="
                                + URLEncoder.encode("マルウェア", StandardCharsets.UTF_8),
                        "csirt")
                .ok();
        String cursor = "&limit=1&cursor=" + first.at("/nextCursor").asString();

        assertThat(client.get(
                                "/v1/incidents?q=" + URLEncoder.encode("ﾏﾙｳｪｱ ", StandardCharsets.UTF_8) + cursor,
                                "csirt")
                        .status())
                .isEqualTo(200);
        client.get("/v1/incidents?q=" + URLEncoder.encode("紛失", StandardCharsets.UTF_8) + cursor, "csirt")
                .refused(400, "cursor-mismatch");
        client.get("/v1/incidents?limit=1" + cursor.substring(8), "csirt").refused(400, "cursor-mismatch");
    }

    @ParameterizedTest
    @DisplayName("制御文字は400")
    @ValueSource(strings = {"%00", "a%0Ab", "%09", "%1F", "%7F", "%C2%85", "a&q=b"})
    void control_characters_are_refused(String raw) {
        client.get("/v1/incidents?q=" + raw, "csirt").refused(400, "invalid-parameter");
    }

    @Test
    @DisplayName("200字を超える検索語は400、200字までは探す")
    void the_length_is_bounded() {
        for (int length : new int[] {201, 1000, 20_000}) {
            for (String letter : List.of("x", "あ")) {
                search(letter.repeat(length), "", "csirt").refused(400, "invalid-parameter");
            }
        }
        search("あ".repeat(200), "", "csirt").ok();
        search("\uFDFA".repeat(200), "", "csirt").ok();
        search("(a+)+$ ".repeat(28), "", "csirt").ok();
    }

    @ParameterizedTest
    @DisplayName("崩れた文字を含む語では何も見つからない")
    @ValueSource(strings = {"%ED%A0%80", "%FF%FE", "%F0%28%8C%BC", "%E3%81", "%EF%BF%BE"})
    void broken_characters_find_nothing(String raw) {
        assertThat(client.get("/v1/incidents?q=" + raw, "csirt")
                        .ok()
                        .at("/items")
                        .size())
                .isZero();
    }
}
