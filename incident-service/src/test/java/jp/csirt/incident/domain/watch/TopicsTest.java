package jp.csirt.incident.domain.watch;

import static jp.csirt.incident.domain.watch.Given.ID;
import static jp.csirt.incident.domain.watch.Given.by;
import static jp.csirt.incident.domain.watch.Given.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ContainmentEvent.ContainmentInstructed;
import jp.csirt.incident.domain.incident.ExceptionEvent.ExceptionRequested;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.Instruction;
import jp.csirt.incident.domain.incident.LateralCheck;
import jp.csirt.incident.domain.incident.LateralCheckEvent.LateralCheckConsidered;
import jp.csirt.incident.domain.profile.ShippedProfile;
import jp.csirt.incident.domain.timetable.Steps;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("連絡の対象")
class TopicsTest {

    private static final StepTimetable TIMETABLE = ShippedProfile.SHIME.timetable(Calendars.SHIPPED);
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final UUID CHECK = new UUID(0x1234, 71);

    private final IncidentHistory history;
    private final Topics topics;

    TopicsTest() {
        history = Given.history(
                reported(3),
                Given.determined(Recipient.PPC, ReportStage.PRELIMINARY, Strength.REQUIRED, null),
                Given.determined(Recipient.MIC, ReportStage.LAST, Strength.REQUIRED, null),
                instructed(1, "LANケーブルを抜く"),
                instructed(2, "利用者を停止する"),
                exception(1, "私物の利用"),
                exception(2, "外部媒体"),
                new LateralCheckConsidered(
                        ID,
                        by("CSIRT_MEMBER"),
                        "要る",
                        List.of(
                                new LateralCheck(UUID.randomUUID(), "税務端末", "SYS_MANAGER", null),
                                new LateralCheck(CHECK, "福祉端末", "SYS_MANAGER", null))));
        topics = new Topics(history, history.state(), Steps.of(history.events(), TIMETABLE));
    }

    private static IncidentEvent instructed(int n, String measures) {
        return new ContainmentInstructed(ID, by("CSIRT_LEAD"), n, new Instruction("SEC_MANAGER", measures, null));
    }

    private static IncidentEvent exception(int n, String what) {
        return new ExceptionRequested(ID, by("SYS_MANAGER"), n, what, "なぜ", DAY, false);
    }

    /** Everything that is asked by the acts, and by the marks of the steps within their first day after the limit. */
    private List<NotificationRequested> asked(Matter what) {
        Routing routing = Routing.of(Town.posts(), history, Given.AT);
        return Stream.concat(
                        ActNotices.since(0, history, routing).stream(),
                        StepNotices.of(Steps.of(history.events(), TIMETABLE), history, Given.AT).stream())
                .filter(notice -> notice.what() == what)
                .flatMap(notice -> Notifications.of(notice, history, 3, routing).stream())
                .toList();
    }

    private List<String> told(Matter what) {
        return asked(what).stream()
                .map(one -> topics.of(one).told(what))
                .distinct()
                .toList();
    }

    @Test
    @DisplayName("D.3 義務・指示・確認・申請は、それぞれの名で示す")
    void each_says_what_it_is_about() {
        assertThat(told(Matter.FULFIL_DUTY)).containsExactly("個人情報保護委員会への速報", "総務省への最終報");
        assertThat(told(Matter.CONTAIN)).containsExactly("指示された応急措置の実施（LANケーブルを抜く）", "指示された応急措置の実施（利用者を停止する）");
        assertThat(told(Matter.STEP_CONTAINMENT)).containsExactly("応急措置の実施（LANケーブルを抜く）", "応急措置の実施（利用者を停止する）");
        assertThat(told(Matter.DECIDE_EXCEPTION)).containsExactly("例外措置の許可（私物の利用）", "例外措置の許可（外部媒体）");
        assertThat(told(Matter.ANSWER_LATERAL_CHECK)).containsExactly("横展開の確認の回答（税務端末）", "横展開の確認の回答（福祉端末）");
        assertThat(told(Matter.RECEIVE_REPORT)).containsExactly("報告の受付");
        assertThat(asked(Matter.ANSWER_LATERAL_CHECK).stream()
                        .map(one -> topics.of(one).id())
                        .toList())
                .endsWith(CHECK.toString());
    }

    @Test
    @DisplayName("D.3 同じ求めは繰り返しだけで、対象か行為が違えば別の求めである")
    void only_repetitions_are_the_same_request() {
        for (Matter what : List.of(
                Matter.FULFIL_DUTY,
                Matter.CONTAIN,
                Matter.STEP_CONTAINMENT,
                Matter.DECIDE_EXCEPTION,
                Matter.ANSWER_LATERAL_CHECK)) {
            assertThat(asked(what).stream().map(topics::request).distinct())
                    .as(what.name())
                    .hasSize(2);
        }
        assertThat(asked(Matter.STEP_CONTAINMENT)).hasSizeGreaterThan(2);
        assertThat(asked(Matter.STEP_RECEIPT)).hasSizeGreaterThan(1);
        assertThat(asked(Matter.STEP_RECEIPT).stream().map(topics::request).distinct())
                .hasSize(1);
    }

    @Test
    @DisplayName("D.3 事案の全体についての求めは、行為ごとに別の求めである")
    void what_concerns_the_whole_incident_is_asked_by_each_act() {
        assertThat(asked(Matter.HANDLE_INCIDENT)).hasSizeGreaterThan(1);
        assertThat(asked(Matter.HANDLE_INCIDENT).stream().map(topics::request)).doesNotHaveDuplicates();
    }
}
