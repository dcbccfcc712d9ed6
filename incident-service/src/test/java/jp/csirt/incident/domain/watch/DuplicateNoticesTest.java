package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Given.AT;
import static jp.csirt.incident.domain.watch.Given.ID;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.history;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.Situation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("重複の報告の知った日時")
class DuplicateNoticesTest {

    private static final Instant EARLIER = AT.minus(Duration.ofDays(3));

    private static SituationConfirmed known(Instant awareAt) {
        return new SituationConfirmed(
                ID, by("CSIRT_MEMBER"), new Situation("確かめた。", null, null, null, null, null, awareAt));
    }

    private static ReportReceived received(@Nullable IncidentId original) {
        return new ReportReceived(ID, by("CSIRT_INTAKE"), original);
    }

    @Test
    @DisplayName("C.3(1) 重複の報告がより早く知られていれば、元の事案でCSIRT責任者に確かめさせる")
    void an_earlier_awareness_is_told_in_the_original() {
        var duplicate = history(reported(1), received(ID), known(EARLIER));

        assertThat(DuplicateNotices.originals(duplicate)).containsExactly(ID);
        assertThat(DuplicateNotices.of(duplicate, history(reported(1))))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.what()).isEqualTo(Matter.EARLIER_AWARENESS);
                    assertThat(notice.kind()).isEqualTo(NotificationKind.REQUEST);
                    assertThat(notice.to()).extracting(post -> post.code()).containsExactly("CSIRT_LEAD");
                });
    }

    @Test
    @DisplayName("C.3(1) 元の事案も同じほど早く知られていれば、訓練の重複ならば、何も求めない")
    void what_the_original_knows_is_not_told() {
        var duplicate = history(reported(1), received(ID), known(EARLIER));

        assertThat(DuplicateNotices.of(duplicate, history(reported(1), known(EARLIER))))
                .isEmpty();
        assertThat(DuplicateNotices.of(history(reported(1), received(ID)), history(reported(1))))
                .isEmpty();
        assertThat(DuplicateNotices.of(duplicate, history(reported(1, true)))).isEmpty();
    }

    @Test
    @DisplayName("1(9)② 重複でない報告は、どの事案にも求めない")
    void a_report_of_its_own_has_no_original() {
        var other = new IncidentId(new UUID(0x1234, 2));

        assertThat(DuplicateNotices.originals(history(reported(1), received(null))))
                .isEmpty();
        assertThat(DuplicateNotices.of(history(reported(1), received(other), known(EARLIER)), history(reported(1))))
                .isEmpty();
    }
}
