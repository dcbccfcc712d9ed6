package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The other node commits after the first has decided and before it appends, each time. */
@DisplayName("二つのノードの競争")
class LostRaceTest {

    private static final String FINDING = "{\"findings\": \"負けた側\"}";
    private static final String OTHER = "{\"findings\": \"勝った側\"}";

    private final StoreFolder folder = new StoreFolder();
    private final Node one = Node.start(folder.uri(), "one");
    private final Node two = Node.start(folder.uri(), "two");
    private final UUID incident = Reports.file(one.client(), Reports.ofTax("競争"));
    private final String path = "/v1/incidents/" + incident + "/situations";

    @AfterEach
    void close() {
        one.close();
        two.close();
        folder.close();
    }

    @Test
    @DisplayName("版を指した操作は、他のノードに負ければ412となり、何も記録しない")
    void a_named_version_that_lost_is_stale() {
        String tag = one.client().tag(incident);
        one.beforeAppend(
                SituationConfirmed.class,
                1,
                () -> two.client().act(incident, "situations", "csirt", OTHER).done());

        one.client().post(path, "csirt", FINDING, "If-Match", tag).refused(412, "stale-version");

        assertThat(findings()).containsExactly("報告: 競争", "状況確認: 勝った側");
        one.client()
                .post(path, "csirt", FINDING, "If-Match", one.client().tag(incident))
                .done();
    }

    @Test
    @DisplayName("版を問わない操作は、負けても新しい状態の上でやり直される")
    void whichever_version_is_tried_again() {
        long filed = one.client().get("/v1/incidents/" + incident, "csirt").ok().version();
        one.beforeAppend(
                SituationConfirmed.class,
                2,
                () -> two.client().act(incident, "situations", "csirt", OTHER).done());

        Exchange answer =
                one.client().act(incident, "situations", "csirt", FINDING).done();

        assertThat(answer.version()).isEqualTo(filed + 3);
        assertThat(findings()).containsExactly("報告: 競争", "状況確認: 勝った側", "状況確認: 勝った側", "状況確認: 負けた側");
    }

    @Test
    @DisplayName("やり直しは限られ、負け続ければ409となる")
    void trying_again_has_an_end() {
        one.beforeAppend(
                SituationConfirmed.class,
                100,
                () -> two.client().act(incident, "situations", "csirt", OTHER).done());

        one.client().act(incident, "situations", "csirt", FINDING).refused(409, "concurrent-change");

        assertThat(findings()).hasSizeBetween(3, 20).doesNotContain("状況確認: 負けた側");
    }

    private List<String> findings() {
        return two.client().get("/v1/incidents/" + incident + "/timeline", "ciso").ok().each("/items", "text").stream()
                .filter(text -> text.startsWith("報告: ") || text.startsWith("状況確認: "))
                .toList();
    }
}
