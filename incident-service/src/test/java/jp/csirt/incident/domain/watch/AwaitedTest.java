package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Given.AT;
import static jp.csirt.incident.domain.watch.Given.ID;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentClosed;
import jp.csirt.incident.domain.incident.Execution;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryExecuted;
import jp.csirt.incident.domain.incident.RecoveryEvent.RecoveryInstructed;
import jp.csirt.incident.domain.incident.VendorAnswer;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureReported;
import jp.csirt.incident.domain.incident.VendorEvent.VendorMeasureRequested;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.Category;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("待たれている結果")
class AwaitedTest {

    private static final Instant DUE = AT.plus(Duration.ofHours(8));

    private static RecoveryInstructed recover(int n, String to) {
        return new RecoveryInstructed(ID, by("CSIRT_LEAD"), n, new Instruction(to, "業務を再開する", DUE));
    }

    private static RecoveryExecuted recovered(Integer... instructions) {
        return new RecoveryExecuted(
                ID, by("SEC_MANAGER@tax"), 1, List.of(instructions), new Execution("再開した", "動いた", null));
    }

    private static VendorMeasureRequested request(int n) {
        return new VendorMeasureRequested(ID, by("SYS_MANAGER"), n, "事業者", "作業を中断する", true, DUE);
    }

    private static VendorMeasureReported answer(int n, VendorAnswer state) {
        return new VendorMeasureReported(ID, by("SYS_MANAGER"), n, "答え", state);
    }

    private static IncidentAssessed assessed(Verdict verdict) {
        return new IncidentAssessed(ID, by("CSIRT_MEMBER"), 1, verdict, 2, Category.VENDOR, "確認した");
    }

    private static List<String> open(IncidentEvent... events) {
        return Awaited.of(Given.history(events)).stream()
                .map(matter -> "%s %s %s %s"
                        .formatted(
                                matter.owner().code(),
                                matter.about().told(matter.what()),
                                matter.clause(),
                                matter.dueAt()))
                .toList();
    }

    @Test
    @DisplayName("5.3(3)③ 指示された復旧は、一つずつ、実施されるまで宛先に残る")
    void an_instructed_recovery_is_left_to_its_addressee() {
        assertThat(open(reported(2), recover(1, "tax"), recover(2, "SYS_MANAGER")))
                .containsExactly(
                        "SEC_MANAGER@tax 復旧の実施（業務を再開する） 5.3(3)③ " + DUE, "SYS_MANAGER 復旧の実施（業務を再開する） 5.3(3)③ " + DUE);
        assertThat(open(reported(2), recover(1, "tax"), recover(2, "SYS_MANAGER"), recovered(1)))
                .singleElement()
                .asString()
                .startsWith("SYS_MANAGER");
        assertThat(open(reported(2), recover(1, "tax"), recovered(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SUSPENDED, 1", "RESUMED, 0", "DONE, 0"})
    @DisplayName("8.1(3)①(エ) 委託事業者への求めは、再開か対処済の答えまで、求めた職に残る")
    void a_request_to_a_contractor_is_left_to_who_asked(VendorAnswer state, int left) {
        assertThat(open(reported(2), request(1))).containsExactly("SYS_MANAGER 委託事業者の措置の確認（作業を中断する） 8.1(3)①(エ) " + DUE);
        assertThat(open(reported(2), request(1), answer(1, state))).hasSize(left);
        assertThat(open(reported(2), request(1), answer(1, VendorAnswer.RESUMED), answer(1, VendorAnswer.SUSPENDED)))
                .hasSize(1);
    }

    @Test
    @DisplayName("非該当又は完了の間は待たれない")
    void nothing_is_awaited_of_what_is_no_incident() {
        assertThat(open(reported(2), recover(1, "tax"), assessed(Verdict.NOT_INCIDENT)))
                .isEmpty();
        assertThat(open(reported(2), request(1), new IncidentClosed(ID, by("CISO"), null)))
                .isEmpty();
    }

    @Test
    @DisplayName("定めた期限を過ぎれば、宛先と統括に、何のことかとともに伝わる")
    void an_overdue_one_is_told_with_what_it_is_about() {
        IncidentHistory history = Given.history(reported(2), recover(1, "tax"), request(1));
        List<Notice> notices = Awaited.notices(history);
        assertThat(notices)
                .extracting(notice -> "%s %s %s".formatted(notice.at(), notice.kind(), notice.what()))
                .containsExactly(DUE + " ESCALATION RECOVER", DUE + " ESCALATION AWAIT_VENDOR");
        Routing routing = Routing.of(Town.posts(), history, Town.NOON);
        var topics = new Topics(history, history.state(), List.of());
        assertThat(notices.stream()
                        .flatMap(notice -> Notifications.of(notice, history, 2, routing).stream())
                        .map(asked -> topics.of(asked).name()))
                .containsExactly("業務を再開する", "作業を中断する");
    }
}
