package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On a service of its own, whose incidents are known: one whose limits passed two hours ago, and one that is new. */
@DisplayName("期限を過ぎたものの示し方")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleOverdueTest {

    private static final String LATE = "期限の過ぎた事案";
    private static final String NEW = "いま起きた事案";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final String two = Reports.minutesAgo(120);
    private final UUID late = Reports.file(
            client, Reports.full(LATE).put("level", 3).put("awareAt", two).put("occurredAt", two));
    private final UUID fresh = Reports.file(client, Reports.ofTax(NEW).put("level", 1));
    private final Browser csirt = Browser.of(client, "csirt");

    @AfterAll
    void close() {
        csirt.close();
        service.close();
    }

    /** Lists are views that come a little later. */
    private Shown await(String path) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> csirt.open(path).ok(),
                        page -> page.text().contains(LATE) && page.text().contains(NEW));
    }

    /** 2時間超過, in words, and of the class that adds a mark and a colour. */
    private static void isOverdue(Element said) {
        assertThat(said.text()).matches("([0-9]+(日|時間|分))+超過");
        assertThat(said.classNames()).contains("overdue");
    }

    @Test
    @DisplayName("今することは、過ぎたものを先に、期限の近い順に示し、過ぎたことを言葉で言う")
    void what_is_overdue_comes_first() {
        Elements items = await("/").html().select("main ul.cards > li:has(meter)");
        List<Boolean> overdue =
                items.stream().map(item -> !item.select(".overdue").isEmpty()).toList();

        assertThat(overdue).startsWith(true).contains(false).isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
        isOverdue(items.getFirst().select(".overdue").getFirst());
        assertThat(items.getFirst().select("meter").attr("value")).isEqualTo("100");
        assertThat(items.getFirst().text()).contains(LATE, "まで");
        List<Integer> used = items.select("meter").eachAttr("value").stream()
                .map(Integer::valueOf)
                .toList();
        assertThat(used).allSatisfy(percent -> assertThat(percent).isBetween(0, 100));
    }

    @Test
    @DisplayName("事案は、過ぎた用件を言葉で言い、期限超過の用件にも行うところへの道がある")
    void the_incident_says_what_is_overdue() {
        Elements next = csirt.open("/incidents/" + late).ok().html().select("section[aria-labelledby=next] > ul > li");
        assertThat(next.select(".overdue")).isNotEmpty().allSatisfy(ConsoleOverdueTest::isOverdue);
        assertThat(next.getFirst().select("a.button")).hasSize(1);
        assertThat(csirt.open("/incidents/" + fresh).ok().html().select("main .overdue"))
                .isEmpty();
    }

    @Test
    @DisplayName("一覧は期限超過だけに絞れ、超過を言葉で言う")
    void the_list_keeps_to_what_is_overdue() {
        await("/incidents");
        Shown list = csirt.open("/incidents?overdue=true").ok();
        assertThat(list.text()).contains(LATE).doesNotContain(NEW);
        assertThat(list.html().select("tbody .overdue")).hasSize(1).allSatisfy(ConsoleOverdueTest::isOverdue);
        assertThat(csirt.open("/incidents?sort=dueAt")
                        .ok()
                        .html()
                        .select("tbody th")
                        .eachText())
                .containsExactly(LATE, NEW);
    }

    @Test
    @DisplayName("期限の図は、過ぎたものを色だけでなく、三角の印と言葉で示す")
    void the_due_board_marks_what_is_overdue() {
        for (String by : List.of("incident", "person")) {
            Elements marks = await("/due?by=" + by).html().select("svg.axis g:has(.dot)");
            assertThat(marks.select("g:has(path.dot.overdue)"))
                    .isNotEmpty()
                    .allSatisfy(mark -> assertThat(mark.select("text").text()).contains("超過"))
                    .allSatisfy(mark -> assertThat(mark.select("circle")).isEmpty());
            assertThat(marks.select("g:has(circle)"))
                    .isNotEmpty()
                    .allSatisfy(mark -> assertThat(mark.select("text").text()).contains("あと"));
        }
    }
}
