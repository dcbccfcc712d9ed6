package jp.csirt.incident.domain.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.Strength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each ground has its own K; facts are told step by step. */
@DisplayName("知った日時")
class AwarenessTest {

    private static final Instant K = Instant.parse("2026-04-01T00:00:00Z");

    private final List<Knowledge> steps = new ArrayList<>();

    /** All that is known after the step, what the step itself said, and how many days after K it was known. */
    private AwarenessTest then(String facts, String stated, int days) {
        steps.add(new Knowledge(FactsOf.of(facts), FactsOf.stated(stated), K.plus(Duration.ofDays(days))));
        return this;
    }

    private Determination determination() {
        return DeterminationPolicy.determine(steps, new DutyRules(RuleSet.GENERAL, true), List.of());
    }

    private Instant since(String basis) {
        return determination().findings().stream()
                .filter(finding -> finding.basis().equals(basis))
                .findFirst()
                .orElseThrow()
                .awareAt();
    }

    private Instant duty(Recipient recipient) {
        return determination().duties().stream()
                .filter(duty -> duty.recipient() == recipient)
                .findFirst()
                .orElseThrow()
                .awareAt();
    }

    private static Instant day(int days) {
        return K.plus(Duration.ofDays(days));
    }

    @Test
    @DisplayName("C.3(2) 後に加わった類型は、それを知った時から")
    void a_category_added_later_begins_when_it_was_known() {
        then("involved=YES subjects=80", "involved=YES subjects=80", 0)
                .then("involved=YES subjects=150", "subjects=150", 5);

        assertThat(since("APPI.OVER_100")).isEqualTo(day(5));
        assertThat(duty(Recipient.PPC)).isEqualTo(day(5));
    }

    @Test
    @DisplayName("C.3 一つの義務は、立っている根拠のうち最も早い日時による")
    void a_duty_begins_with_the_earliest_of_its_grounds() {
        then("involved=YES sensitive=YES", "sensitive=YES", 0)
                .then("involved=YES sensitive=YES subjects=150", "subjects=150", 5);

        assertThat(since("APPI.OVER_100")).isEqualTo(day(5));
        assertThat(duty(Recipient.PPC)).isEqualTo(day(0));
    }

    @Test
    @DisplayName("C.3(1) 同じ事実が前から知られていたと分かれば早まる")
    void a_fact_found_to_be_known_before_moves_the_time_to_earlier() {
        then("involved=YES subjects=150", "subjects=150", 3).then("involved=YES subjects=150", "subjects=150", 1);

        assertThat(since("APPI.OVER_100")).isEqualTo(day(1));
    }

    @Test
    @DisplayName("C.3(1) 別の事実が前から知られていても早まらない")
    void another_fact_known_before_moves_nothing() {
        then("involved=YES subjects=150", "subjects=150", 3)
                .then("involved=YES subjects=150 sensitive=YES", "sensitive=YES", 1);

        assertThat(since("APPI.OVER_100")).isEqualTo(day(3));
        assertThat(since("APPI.SENSITIVE")).isEqualTo(day(1));
    }

    @Test
    @DisplayName("C.3 立っている根拠は、後に述べ直されても遅くならない")
    void a_standing_ground_never_moves_to_later() {
        then("involved=YES subjects=150", "subjects=150", 0).then("involved=YES subjects=500", "subjects=500", 9);

        assertThat(since("APPI.OVER_100")).isEqualTo(day(0));
    }

    @Test
    @DisplayName("C.1 消えて戻った根拠は、戻した事実を知った時から")
    void a_ground_that_fell_away_and_returns_begins_anew() {
        then("involved=YES sensitive=YES", "sensitive=YES", 0)
                .then("involved=YES", "sensitive=NO", 2)
                .then("involved=YES sensitive=YES", "sensitive=YES", 4);

        assertThat(since("APPI.SENSITIVE")).isEqualTo(day(4));
    }

    @Test
    @DisplayName("C.1 不明が該当に変われば、該当を知った時から")
    void what_was_possible_and_is_established_begins_with_the_fact() {
        then("involved=YES sensitive=UNKNOWN", "involved=YES", 0)
                .then("involved=YES sensitive=YES", "sensitive=YES", 4);

        assertThat(since("APPI.SENSITIVE")).isEqualTo(day(4));
    }

    @Test
    @DisplayName("C.1 該当が不明に変わっても、根拠は前の日時のまま判断を待つ")
    void what_was_established_and_becomes_unknown_keeps_its_time() {
        then("involved=YES sensitive=YES", "sensitive=YES", 0)
                .then("involved=YES sensitive=UNKNOWN", "sensitive=UNKNOWN", 4);

        assertThat(determination().findings())
                .containsExactly(new Finding("APPI.SENSITIVE", Strength.PROPOSED, day(0)));
    }

    @Test
    @DisplayName("C.1 番号法の類型がガイドラインに代わっても、義務の起算は遅くならない")
    void the_rule_takes_the_place_of_the_guideline_but_not_of_its_time() {
        then("involved=YES myNumber=YES", "myNumber=YES", 0)
                .then("involved=YES myNumber=YES myNumberSubjects=101", "myNumberSubjects=101", 7);

        assertThat(determination().duties().getFirst().basis()).containsExactly("MYNUMBER.OVER_100");
        assertThat(since("MYNUMBER.OVER_100")).isEqualTo(day(7));
        assertThat(duty(Recipient.PPC)).isEqualTo(day(0));
        assertThat(duty(Recipient.SUBJECTS)).isEqualTo(day(7));
    }

    @Test
    @DisplayName("1(9)④ 評価をやり直しても認定の日時は変わらない")
    void assessing_again_does_not_move_the_time_of_the_confirmation() {
        then("confirmed=YES", "", 0).then("confirmed=YES category=MALWARE", "", 3);

        assertThat(duty(Recipient.MIC)).isEqualTo(day(0));
        assertThat(duty(Recipient.RELATED_BODY)).isEqualTo(day(3));
    }
}
