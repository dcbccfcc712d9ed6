package jp.csirt.incident.process.prevention;

import static jp.csirt.incident.domain.watch.Given.AT;
import static jp.csirt.incident.domain.watch.Given.ID;
import static jp.csirt.incident.domain.watch.Given.MEASURE;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.ordered;
import static jp.csirt.incident.domain.watch.Given.proposed;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.EffectCheck;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.watch.Town;
import jp.csirt.incident.process.notice.Watching;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("再発防止の見守り")
class PreventionFollowUpSagaTest {

    private static final LocalDate DUE_ON = LocalDate.of(2026, 4, 20);

    private final Watching<PreventionFollowUpSaga> watching =
            new Watching<>(PreventionFollowUpSaga.class, Town.posts(), AT);

    private static Instant morning(int month, int day) {
        return Instant.parse("2026-%02d-%02dT08:30:00+09:00".formatted(month, day));
    }

    private static Instant midnight(int month, int day) {
        return Instant.parse("2026-%02d-%02dT00:00:00+09:00".formatted(month, day));
    }

    private static MeasureImplemented implemented() {
        return new MeasureImplemented(ID, by("SYS_MANAGER"), MEASURE, "設定した");
    }

    @Test
    @DisplayName("5.3(3)⑤ 担い手に7日前、3日前、1日前に予告し、過ぎれば統括、さらに7日でCISO")
    void the_owner_is_reminded_and_what_is_overdue_goes_up() {
        watching.record(reported(1), proposed(), ordered(DUE_ON));

        assertThat(watching.until(morning(4, 6)).lines()).isEmpty();
        assertThat(watching.until(morning(4, 13)).lines())
                .containsExactly("REMINDER IMPLEMENT_MEASURE D-7 SYS_MANAGER");
        assertThat(watching.until(morning(4, 17)).lines())
                .containsExactly("REMINDER IMPLEMENT_MEASURE D-3 SYS_MANAGER");
        assertThat(watching.until(morning(4, 19)).lines())
                .containsExactly("REMINDER IMPLEMENT_MEASURE D-1 SYS_MANAGER");
        assertThat(watching.until(midnight(4, 21)).lines())
                .containsExactly("ESCALATION MEASURE_OVERDUE OVERALL_MANAGER");
        assertThat(watching.until(midnight(4, 28)).lines()).containsExactly("ESCALATION MEASURE_OVERDUE CISO");
    }

    @Test
    @DisplayName("一つの記録で起きたことは一度だけ見て、抜かりなく知らせる")
    void what_one_commit_recorded_is_looked_at_once() {
        watching.record(reported(1)).commit(proposed(), ordered(DUE_ON));
        assertThat(watching.looks()).isEqualTo(2);

        watching.record(implemented());
        assertThat(watching.looks()).isEqualTo(3);
        assertThat(watching.lines()).containsExactly("REQUEST VERIFY_MEASURE CSIRT_LEAD");
    }

    @Test
    @DisplayName("9.1(7) 実施されれば効果確認を求め、予告は止む")
    void an_implemented_measure_asks_for_the_effect_check() {
        watching.record(reported(1), proposed(), ordered(DUE_ON), implemented());

        assertThat(watching.lines()).containsExactly("REQUEST VERIFY_MEASURE CSIRT_LEAD");
        assertThat(watching.until(midnight(5, 1)).lines()).isEmpty();
    }

    @Test
    @DisplayName("9.1(7) 効果がなければ改めて予告し、実施されればもう一度求める")
    void an_ineffective_measure_is_followed_again() {
        watching.record(
                reported(1),
                proposed(),
                ordered(DUE_ON),
                implemented(),
                new MeasureVerified(ID, by("CSIRT_MEMBER"), MEASURE, EffectCheck.INEFFECTIVE, "効果なし"));
        watching.told();

        assertThat(watching.until(morning(4, 13)).lines())
                .containsExactly("REMINDER IMPLEMENT_MEASURE D-7 SYS_MANAGER");
        assertThat(watching.record(implemented()).lines()).containsExactly("REQUEST VERIFY_MEASURE CSIRT_LEAD");
    }

    @Test
    @DisplayName("効果が確認されれば止む")
    void a_verified_measure_is_done() {
        watching.record(
                reported(1),
                proposed(),
                ordered(DUE_ON),
                implemented(),
                new MeasureVerified(ID, by("CSIRT_MEMBER"), MEASURE, EffectCheck.EFFECTIVE, "効果あり"));
        watching.told();

        assertThat(watching.until(midnight(5, 1)).lines()).isEmpty();
    }

    @Test
    @DisplayName("9.1(7) 改善計画へ引き継がれた措置は、完了の後も新しい期限で見守る")
    void a_carried_over_measure_is_followed_beyond_the_closing() {
        watching.record(
                reported(1),
                proposed(),
                ordered(DUE_ON),
                new MeasureCarriedOver(ID, by("CISO"), MEASURE, "SEC_MANAGER@tax", LocalDate.of(2026, 6, 30), "予算"),
                new IncidentClosed(ID, by("CISO"), null));

        assertThat(watching.until(midnight(5, 1)).lines()).isEmpty();
        assertThat(watching.until(morning(6, 23)).lines())
                .containsExactly("REMINDER TAKE_OVER_MEASURE D-7 SEC_MANAGER@tax");
        assertThat(watching.until(morning(6, 27)).lines()).hasSize(1);
        assertThat(watching.until(morning(6, 29)).lines()).hasSize(1);
        assertThat(watching.until(midnight(7, 1)).lines())
                .containsExactly("ESCALATION MEASURE_OVERDUE OVERALL_MANAGER");
        assertThat(watching.until(midnight(7, 8)).lines()).containsExactly("ESCALATION MEASURE_OVERDUE CISO");
        assertThat(watching.until(midnight(9, 1)).lines()).isEmpty();
    }

    @Test
    @DisplayName("9.1(7) 引き継がれた措置は、完了の後に実施されれば効果確認を求め、効果がなければ担い手に戻る")
    void a_carried_over_measure_ends_with_its_effect() {
        watching.record(
                reported(1),
                proposed(),
                ordered(DUE_ON),
                new MeasureCarriedOver(ID, by("CISO"), MEASURE, "SEC_MANAGER@tax", LocalDate.of(2026, 6, 30), "予算"),
                new IncidentClosed(ID, by("CISO"), null));
        watching.told();

        assertThat(watching.record(implemented()).lines()).containsExactly("REQUEST VERIFY_MEASURE CSIRT_LEAD");
        watching.record(new MeasureVerified(ID, by("CSIRT_MEMBER"), MEASURE, EffectCheck.INEFFECTIVE, "効果なし"));
        watching.told();
        assertThat(watching.until(morning(6, 23)).lines())
                .containsExactly("REMINDER TAKE_OVER_MEASURE D-7 SEC_MANAGER@tax");
        watching.record(
                implemented(), new MeasureVerified(ID, by("CSIRT_MEMBER"), MEASURE, EffectCheck.EFFECTIVE, "効果あり"));
        watching.told();
        assertThat(watching.until(midnight(9, 1)).lines()).isEmpty();
    }
}
