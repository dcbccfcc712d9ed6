package jp.csirt.incident.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ClosureEvent.ClosureProposed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.ErasureEvent.ErasureProposed;
import jp.csirt.incident.domain.incident.ErasureEvent.IncidentErased;
import jp.csirt.incident.domain.incident.ErasureMethod;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.PolicyScopeEvent.PolicyScopeDetermined;
import jp.csirt.incident.domain.profile.PolicyScope;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.timetable.Steps;
import jp.csirt.incident.domain.watch.Given;
import jp.csirt.incident.domain.watch.IncidentHistory;
import jp.csirt.incident.domain.watch.Town;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("朝の知らせの作成")
class DigestsTest {

    private static final StepTimetable TIMETABLE = ShippedProfile.SHIME.timetable(Calendars.SHIPPED);
    private static final LocalDate ON = LocalDate.of(2026, 4, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 5, 1);
    private static final Instant OVER = TokyoTime.startOf(LAST_DAY.plusDays(1));

    private static List<DigestRequested> digests(IncidentHistory... histories) {
        return Digests.of(ON, Stream.of(histories), TIMETABLE, Town.posts(), Town.NOON);
    }

    /** A line for each item: who, what and until when. */
    private static List<String> lines(IncidentEvent... events) {
        return digests(Given.history(events)).stream()
                .flatMap(digest -> digest.items().stream()
                        .map(item -> digest.post().code() + " " + item.what() + " " + item.dueAt()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T23:29:59Z, ",
        "2026-03-31T23:30:00Z, 2026-04-01",
        "2026-04-01T14:59:59Z, 2026-04-01",
        "2026-04-01T15:00:00Z, ",
        "2026-04-04T00:00:00Z, ",
        "2026-04-29T00:00:00Z, ",
        "2026-12-31T00:00:00Z, ",
        "2100-01-04T00:00:00Z, "
    })
    @DisplayName("開庁日の8時30分から、その日の終わりまで")
    void it_is_due_in_the_morning_of_open_days(Instant now, LocalDate day) {
        assertThat(Digests.day(now, Calendars.SHIPPED).orElse(null)).isEqualTo(day);
    }

    @Test
    @DisplayName("残っている段階は、行う職に、期限とともに、一度ずつ")
    void open_steps_go_to_their_owners() {
        var reported = Given.reported(2);
        List<String> open = Steps.of(List.of(reported), TIMETABLE).stream()
                .filter(step -> step.open())
                .map(step -> "STEP_" + step.step() + " " + step.dueAt())
                .toList();
        List<String> lines = lines(reported);
        assertThat(lines.stream().map(line -> line.substring(line.indexOf(' ') + 1)))
                .containsExactlyInAnyOrderElementsOf(open);
        assertThat(lines).anyMatch(line -> line.startsWith("CSIRT_INTAKE STEP_RECEIPT 2026-04-01T"));
    }

    @Test
    @DisplayName("外部報告は外部連携に、要否の判断はCSIRT責任者に、措置は指示された職に")
    void duties_and_measures_go_to_who_does_them() {
        var due = new Due(null, null, OVER, LAST_DAY);
        assertThat(lines(Given.reported(1), Given.determined(due)))
                .filteredOn(line -> line.startsWith("CSIRT_LIAISON"))
                .containsExactly("CSIRT_LIAISON FULFIL_DUTY " + OVER);
        assertThat(lines(
                        Given.reported(1),
                        Given.determined(Recipient.PPC, ReportStage.FINAL_LEGAL, Strength.PROPOSED, null)))
                .contains("CSIRT_LEAD JUDGE_DUTY null");
        assertThat(lines(Given.reported(1), Given.proposed(), Given.ordered(LAST_DAY)))
                .filteredOn(line -> line.contains("MEASURE"))
                .containsExactly("SYS_MANAGER IMPLEMENT_MEASURE " + OVER);
    }

    @Test
    @DisplayName("(f) 二つの規程が適用される事案の用件は、もう一方の体制の職の知らせにも載る")
    void both_chains_find_it_in_their_digest() {
        var both = new PolicyScopeDetermined(
                Given.ID,
                Given.by("REPORTER"),
                new PolicyScope(List.of("information-security", "education"), List.of("education"), List.of()));
        var notice = Given.determined(Recipient.SUBJECTS, ReportStage.NOTICE, Strength.REQUIRED, null);
        assertThat(lines(Given.reported(2), notice))
                .filteredOn(line -> line.contains("STEP_SUBJECT_DECISION"))
                .singleElement()
                .asString()
                .startsWith("OVERALL_MANAGER ");
        assertThat(lines(Given.reported(2), both, notice))
                .filteredOn(line -> line.contains("STEP_SUBJECT_DECISION"))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrder("OVERALL_MANAGER", "OVERALL_MANAGER@education");
    }

    @Test
    @DisplayName("決まっていない案は、決めることのできる職だけに、決まるまで")
    void what_waits_for_a_decision_goes_to_who_decides() {
        var proposed = new ClosureProposed(Given.ID, Given.by("CSIRT_LEAD"), "収束した");
        assertThat(lines(Given.reported(2), proposed))
                .filteredOn(line -> line.contains("CLOS"))
                .singleElement()
                .asString()
                .startsWith("CISO CLOSE_INCIDENT ");
        var closed = new IncidentClosed(Given.ID, Given.by("CISO"), null);
        assertThat(lines(Given.reported(2), proposed, closed)).isEmpty();
        var erasure = new ErasureProposed(Given.ID, Given.by("CSIRT_MEMBER"), "満了");
        assertThat(lines(Given.reported(2), proposed, closed, erasure))
                .containsExactly("SEC_MANAGER@tax PERMIT_ERASURE null");
    }

    @Test
    @DisplayName("職の項目は、期限の早い順で、分からないものは終わりに")
    void the_soonest_comes_first() {
        var due = new Due(null, null, OVER, LAST_DAY);
        List<Instant> limits = digests(
                        Given.history(Given.reported(1), Given.determined(null)),
                        Given.history(Given.reported(2), Given.determined(due)))
                .stream()
                .filter(digest -> digest.post().code().equals("CSIRT_LIAISON"))
                .flatMap(digest -> digest.items().stream())
                .map(DigestItem::dueAt)
                .toList();
        assertThat(limits.getLast()).isNull();
        assertThat(limits.subList(0, limits.size() - 1)).isSorted().endsWith(OVER);
    }

    @Test
    @DisplayName("当事者が答える職には知らされず、訓練は訓練と分かり、消去された事案は載らない")
    void nobody_learns_what_is_none_of_his_business() {
        assertThat(digests(Given.history(Given.reported(2))))
                .extracting(digest -> digest.post().code())
                .contains("SEC_MANAGER@tax");
        assertThat(digests(Given.history(Given.reported(2, Town.TAX))))
                .isNotEmpty()
                .extracting(digest -> digest.post().code())
                .doesNotContain("SEC_MANAGER@tax");
        assertThat(digests(Given.history(Given.reported(2, true))))
                .isNotEmpty()
                .allSatisfy(digest -> assertThat(digest.items()).allMatch(DigestItem::drill));
        var erased = new IncidentErased(Given.ID, Given.by("SEC_MANAGER"), ErasureMethod.KEY_DESTROYED, Given.AT, null);
        assertThat(lines(Given.reported(2), erased)).isEmpty();
    }
}
