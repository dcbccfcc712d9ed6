package jp.csirt.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RosterTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID DEPUTY = new UUID(0, 3);
    private static final Post CISO = Post.of("CISO");
    private static final LocalDate BEGIN = LocalDate.of(2026, 4, 1);
    private static final LocalDate END = LocalDate.of(2027, 3, 31);
    private static final Instant DURING = Instant.parse("2026-06-01T00:00:00Z");

    private static Roster roster(Absence... absences) {
        return new Roster(
                List.of(new Holding(CISO, FIRST, BEGIN, END), new Holding(CISO, SECOND, END.plusDays(1), null)),
                List.of(absences));
    }

    @Test
    @DisplayName("在職は最初の日から最後の日まで、日本時間の日で数える")
    void a_term_runs_from_its_first_to_its_last_day_in_japan() {
        assertThat(roster().answering(CISO, Instant.parse("2026-03-31T14:59:59Z")))
                .isEmpty();
        assertThat(roster().answering(CISO, Instant.parse("2026-03-31T15:00:00Z")))
                .containsExactly(FIRST);
        assertThat(roster().answering(CISO, Instant.parse("2027-03-31T14:59:59Z")))
                .containsExactly(FIRST);
        assertThat(roster().answering(CISO, Instant.parse("2027-03-31T15:00:00Z")))
                .containsExactly(SECOND);
        assertThat(roster().answering(new Post("CISO", "tax"), DURING)).isEmpty();
    }

    @Test
    @DisplayName("一つの職の不在は、ほかの職の不在ではない")
    void whoever_is_away_from_one_post_answers_for_the_other() {
        Post lead = Post.of("CSIRT_LEAD");
        var away = new Absence(CISO, FIRST, DURING.minusSeconds(10), DURING.plusSeconds(10), DEPUTY);
        var roster = new Roster(
                List.of(new Holding(CISO, FIRST, BEGIN, END), new Holding(lead, FIRST, BEGIN, END)), List.of(away));
        assertThat(roster.answering(CISO, DURING)).containsExactly(DEPUTY);
        assertThat(roster.answering(lead, DURING)).containsExactly(FIRST);
    }

    @Test
    @DisplayName("同じ職の人が一人でもいれば代行者は応じず、みな不在なら代行者が応じる")
    void the_deputy_answers_only_where_no_holder_is_there() {
        Instant from = DURING.minusSeconds(10);
        Instant to = DURING.plusSeconds(10);
        var holdings = List.of(new Holding(CISO, FIRST, BEGIN, END), new Holding(CISO, SECOND, BEGIN, END));
        var first = new Absence(CISO, FIRST, from, to, DEPUTY);
        var second = new Absence(CISO, SECOND, from, to, null);
        assertThat(new Roster(holdings, List.of(first)).answering(CISO, DURING)).containsExactly(SECOND);
        assertThat(new Roster(holdings, List.of(first, second)).answering(CISO, DURING))
                .containsExactly(DEPUTY);
    }

    @Test
    @DisplayName("不在の間は代行者、代行者がなければ誰も応じない")
    void during_an_absence_the_deputy_answers_or_nobody() {
        Instant from = DURING.minusSeconds(10);
        Instant to = DURING.plusSeconds(10);
        Roster stoodIn = roster(new Absence(CISO, FIRST, from, to, DEPUTY));
        assertThat(stoodIn.answering(CISO, from.minusSeconds(1))).containsExactly(FIRST);
        assertThat(stoodIn.answering(CISO, from)).containsExactly(DEPUTY);
        assertThat(stoodIn.answering(CISO, to)).containsExactly(FIRST);
        assertThat(stoodIn.people(DURING)).containsExactly(FIRST, DEPUTY);
        assertThat(roster(new Absence(CISO, FIRST, from, to, null)).answering(CISO, DURING))
                .isEmpty();
        Absence deputyAway = new Absence(Post.of("CSIRT_LEAD"), DEPUTY, from, to, null);
        assertThat(roster(new Absence(CISO, FIRST, from, to, DEPUTY), deputyAway)
                        .answering(CISO, DURING))
                .isEmpty();
    }
}
