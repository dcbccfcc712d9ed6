package jp.csirt.incident.api.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.console.frame.Times;
import jp.csirt.incident.api.console.page.DutyAxis.Bar;
import jp.csirt.incident.api.console.page.DutyAxis.Mark;
import jp.csirt.incident.api.console.page.DutyAxis.Part;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.profile.DateStyle;
import jp.csirt.incident.read.obligation.ObligationItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("義務の時間軸")
class DutyAxisTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final Instant AWARE = TokyoTime.startOf(FIRST);

    private static Instant day(int n) {
        return TokyoTime.startOf(FIRST.plusDays(n));
    }

    /** Due with the end of the day before that day. */
    private static Due until(@Nullable Integer soft, int hard) {
        return new Due(
                soft == null ? null : day(soft),
                soft == null ? null : FIRST.plusDays(soft - 1L),
                day(hard),
                FIRST.plusDays(hard - 1L));
    }

    private static ObligationItem duty(
            ReportStage stage, @Nullable Due due, ObligationState state, @Nullable Instant done) {
        return new ObligationItem(
                new UUID(0, 1),
                Recipient.PPC,
                stage,
                List.of(),
                "68条1項",
                AWARE,
                due,
                state,
                false,
                null,
                done,
                "1",
                null,
                false,
                List.of());
    }

    private static final Times TIMES = new Times(DateStyle.SEIREKI);
    private static final ObligationItem PRELIMINARY =
            duty(ReportStage.PRELIMINARY, until(3, 5), ObligationState.REQUIRED, null);
    private static final ObligationItem LAST =
            duty(ReportStage.FINAL_LEGAL, until(null, 30), ObligationState.REQUIRED, null);

    @Test
    @DisplayName("済んでいない義務だけを期限の近い順に、期限のないものを終わりに並べる")
    void what_is_open_comes_soonest_first() {
        var axis = DutyAxis.open(
                List.of(
                        duty(ReportStage.NOTICE, null, ObligationState.PROPOSED, null),
                        LAST,
                        duty(ReportStage.FIRST, until(null, 1), ObligationState.SUBMITTED, day(1)),
                        duty(ReportStage.LAST, until(null, 9), ObligationState.NOT_APPLICABLE, null),
                        PRELIMINARY),
                day(1),
                TIMES);

        assertThat(axis.bars()).extracting(Bar::name).containsExactly("個人情報保護委員会 速報", "個人情報保護委員会 確報", "個人情報保護委員会 本人通知");
        assertThat(axis.bars().getLast().left().text()).isEqualTo("期限の定めなし");
        assertThat(axis.bars().getLast().parts()).isEmpty();
    }

    @Test
    @DisplayName("義務がなければ、何も並べず、何も描かない")
    void no_duty_is_nothing() {
        assertThat(DutyAxis.open(List.of(), day(1), TIMES).bars()).isEmpty();
        assertThat(DutyAxis.of(List.of(), day(1), TIMES).isDrawn()).isFalse();
        assertThat(DutyAxis.of(List.of(duty(ReportStage.NOTICE, null, ObligationState.REQUIRED, null)), day(1), TIMES)
                        .isDrawn())
                .isFalse();
    }

    @Test
    @DisplayName("過ぎた時間と残りの時間、目安と期限を、同じ物差しの幅の百分率で示し、日で終わる期限は日で言う")
    void a_bar_tells_what_is_over_and_what_is_left() {
        var axis = DutyAxis.open(List.of(PRELIMINARY, LAST), day(4), TIMES);
        Bar bar = axis.bars().getFirst();

        assertThat(axis.now()).isEqualTo(14.1);
        assertThat(bar.parts()).containsExactly(new Part("span soon", 1, 13.1), new Part("rest", 14.1, 3.2));
        assertThat(bar.marks()).containsExactly(new Mark("soft", 10.8), new Mark("hard", 17.3));
        assertThat(axis.bars().getLast().marks()).containsExactly(new Mark("hard", 99));
        assertThat(bar.left().text()).isEqualTo("あと1日");
        assertThat(bar.soft()).isEqualTo("2026年3月4日（水）24時00分");
        assertThat(bar.softOver()).isTrue();
        assertThat(bar.hard()).isEqualTo("2026年3月6日（金）24時00分");
        assertThat(axis.days()).hasSizeBetween(3, 5).allMatch(one -> one.x() < 90);
    }

    @Test
    @DisplayName("期限を超えた時間は、形の違う棒で続く")
    void what_is_late_goes_on_beyond_the_limit() {
        Bar bar = DutyAxis.open(List.of(PRELIMINARY), day(10), TIMES).bars().getFirst();

        assertThat(bar.parts()).containsExactly(new Part("span overdue", 1, 49), new Part("over", 50, 49));
        assertThat(bar.left().text()).isEqualTo("5日超過");
    }

    @Test
    @DisplayName("済んだ義務は、知った日時から提出までを描き、提出の点を打つ")
    void what_is_done_ends_with_its_submission() {
        Bar bar = DutyAxis.of(
                        List.of(duty(ReportStage.PRELIMINARY, until(3, 5), ObligationState.SUBMITTED, day(2))),
                        day(5),
                        TIMES)
                .bars()
                .getFirst();

        assertThat(bar.open()).isFalse();
        assertThat(bar.parts()).first().isEqualTo(new Part("span done", 1, 39.2));
        assertThat(bar.marks()).last().isEqualTo(new Mark("dot", 40.2));
        assertThat(bar.softOver()).isFalse();
    }
}
