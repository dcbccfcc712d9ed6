package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.externalreport.Recipient.MIC;
import static jp.csirt.incident.domain.externalreport.Recipient.PPC;
import static jp.csirt.incident.domain.externalreport.ReportStage.FINAL_LEGAL;
import static jp.csirt.incident.domain.externalreport.ReportStage.FIRST;
import static jp.csirt.incident.domain.externalreport.ReportStage.FOLLOW_UP;
import static jp.csirt.incident.domain.externalreport.ReportStage.LAST;
import static jp.csirt.incident.domain.externalreport.ReportStage.PRELIMINARY;
import static jp.csirt.incident.domain.externalreport.ReportStage.SUPPLEMENT;
import static jp.csirt.incident.domain.externalreport.ReportStage.WITHDRAWAL;
import static jp.csirt.incident.domain.incident.Given.AT;
import static jp.csirt.incident.domain.incident.Given.CISO;
import static jp.csirt.incident.domain.incident.Given.CSIRT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.STAFF;
import static jp.csirt.incident.domain.incident.Given.by;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportAcknowledged;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportApproved;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportDrafted;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationWithdrawn;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("続報・追完・取下げ")
class FurtherReportsTest {

    private final DutyLog log = new DutyLog();

    private void confirmed() {
        log.record(Given.reported(3, TriState.NO));
        log.record(Given.assessed(1, Verdict.INCIDENT));
    }

    private ObligationState state(Recipient recipient, ReportStage stage) {
        return log.obligation(recipient, stage).state();
    }

    private static Instant hours(int hours) {
        return AT.plus(Duration.ofHours(hours));
    }

    @Test
    @DisplayName("6.5(2)後段 報告のたびに次の続報の義務が、その時を起算に生じる")
    void each_report_asks_for_the_next_one() {
        confirmed();
        log.submit(MIC, FIRST, hours(1), false);
        assertThat(log.due(MIC, FOLLOW_UP).hard()).isEqualTo(hours(25));
        log.submit(MIC, FOLLOW_UP, hours(20), false);
        log.submit(MIC, FOLLOW_UP, hours(50), false);

        assertThat(state(MIC, FOLLOW_UP)).isEqualTo(ObligationState.PROPOSED);
        assertThat(log.obligation(MIC, FOLLOW_UP).fulfilment()).isNull();
        assertThat(log.hards(MIC, FOLLOW_UP)).containsExactly(hours(25), hours(44), hours(74));
        assertThat(log.hards(MIC, LAST)).hasSize(1);
    }

    @Test
    @DisplayName("1(8)① 起案し直さない次の続報は、前の承認を引き継がない")
    void the_next_report_needs_its_own_approval() {
        confirmed();
        log.submit(MIC, FIRST, hours(1), false);
        log.and(Obligations.approved(MIC, FIRST));
        log.and(drafted(), approved());
        log.submit(MIC, FOLLOW_UP, hours(2), false);
        assertThat(log.state().obligations().approved()).isTrue();
        log.submit(MIC, FOLLOW_UP, hours(3), false);
        assertThat(log.state().obligations().approved()).isFalse();
        log.and(drafted());
        assertThat(log.state().obligations().approved()).isFalse();
        log.and(approved());
        assertThat(log.state().obligations().approved()).isTrue();
        log.and(drafted());
        assertThat(log.state().obligations().approved()).isTrue();
    }

    private static ExternalReportDrafted drafted() {
        return new ExternalReportDrafted(ID, by(CSIRT), Obligations.target(MIC, FOLLOW_UP), "その後");
    }

    private static ExternalReportApproved approved() {
        return new ExternalReportApproved(ID, by(CISO), Obligations.target(MIC, FOLLOW_UP), null);
    }

    @Test
    @DisplayName("A.1 次の続報が生じた後でも、前の続報の受領を一度だけ記録できる")
    void the_former_report_is_acknowledged() {
        confirmed();
        log.submit(MIC, FIRST, hours(1), false);
        log.submit(MIC, FOLLOW_UP, hours(2), false);
        var acknowledge =
                new ExternalReportCommand.AcknowledgeExternalReport(ID, by(LEAD), Obligations.id(MIC, FOLLOW_UP), "受2");
        var acknowledged = new ExternalReportAcknowledged(ID, by(LEAD), Obligations.target(MIC, FOLLOW_UP), "受2");

        Given.incident().given(log.events()).when(acknowledge).expectEvents(acknowledged);
        log.and(acknowledged);
        assertThat(state(MIC, FOLLOW_UP)).isEqualTo(ObligationState.PROPOSED);
        Given.incident()
                .given(log.events())
                .when(acknowledge)
                .expectException(Refusal.because(IncidentRejected.Reason.ALREADY_ACKNOWLEDGED));
    }

    @Test
    @DisplayName("6.5(2)後段 最終報を兼ねる続報と完了は、続報の義務を終える")
    void the_last_report_and_closing_end_the_follow_ups() {
        confirmed();
        log.submit(MIC, FIRST, hours(1), false);
        log.submit(MIC, FOLLOW_UP, hours(2), true);
        assertThat(state(MIC, FOLLOW_UP)).isEqualTo(ObligationState.SUBMITTED);
        assertThat(state(MIC, LAST)).isEqualTo(ObligationState.SUBMITTED);

        var waived = new DutyLog();
        waived.record(Given.reported(3, TriState.NO));
        waived.record(Given.assessed(1, Verdict.INCIDENT));
        waived.submit(MIC, FIRST, hours(1), false);
        waived.and(Obligations.waiverProposed(MIC, LAST), Obligations.waived(MIC, LAST));
        assertThat(waived.record(Given.closed()))
                .contains(new ObligationWithdrawn(ID, by(CISO), Obligations.id(MIC, FOLLOW_UP), MIC, FOLLOW_UP, "完了"));
    }

    @Test
    @DisplayName("1(9)⑤⑥ 必要とされなかった判断待ちの義務は完了で消え、再開で戻る")
    void what_was_only_proposed_falls_away_with_closing() {
        log.record(Given.reported(2, TriState.NO));
        log.record(new IncidentAssessed(ID, by(CSIRT), 1, Verdict.INCIDENT, 2, Category.MALWARE, "検知した"));
        assertThat(state(Recipient.RELATED_BODY, FIRST)).isEqualTo(ObligationState.PROPOSED);

        assertThat(log.record(Given.closed()))
                .filteredOn(ObligationWithdrawn.class::isInstance)
                .containsExactly(withdrawn(Recipient.PUBLIC), withdrawn(Recipient.RELATED_BODY));
        assertThat(state(Recipient.COMMITTEE, LAST)).isEqualTo(ObligationState.REQUIRED);
        log.record(Given.reopened());
        assertThat(state(Recipient.RELATED_BODY, FIRST)).isEqualTo(ObligationState.PROPOSED);
    }

    @Test
    @DisplayName("1(9)⑤ 公表すると判断された公表の義務は、完了で消えず、完了の後に公表を記録して終わる")
    void a_publication_that_was_decided_outlives_the_closing() {
        log.record(Given.reported(2, TriState.NO));
        log.record(new IncidentAssessed(ID, by(CSIRT), 1, Verdict.INCIDENT, 2, Category.MALWARE, "検知した"));
        var decision = new DisclosureDecision(DisclosureResult.PUBLIC, null, null, null, DisclosureMode.INDIVIDUAL);
        log.and(new DisclosureDecided(ID, by(CISO), decision, null));

        assertThat(log.record(Given.closed())).doesNotContain(withdrawn(Recipient.PUBLIC));
        assertThat(log.state().disclosureOwed()).isTrue();

        var disclosure = new Disclosure(DisclosureMedium.WEB, "お知らせします。");
        var disclosed = new Disclosed(ID, by(LEAD), 1, disclosure);
        var disclose = new DisclosureCommand.Disclose(ID, by(LEAD), disclosure);
        Given.incident().given(log.events()).when(disclose).expectEvents(disclosed);
        log.and(disclosed);
        assertThat(log.state().disclosureOwed()).isFalse();
        Given.incident()
                .given(log.events())
                .when(disclose)
                .expectException(Refusal.because(IncidentRejected.Reason.ALREADY_CLOSED));
    }

    @Test
    @DisplayName("1(9)④ 再開で改めて生じた最終報に、前の報告不要の提案は残らない")
    void a_last_report_that_is_owed_anew_is_not_proposed_as_needless() {
        confirmed();
        log.submit(MIC, FIRST, hours(1), false);
        log.and(Obligations.waiverProposed(MIC, LAST));
        log.submit(MIC, LAST, hours(2), false);
        log.record(Given.closed());
        log.record(Given.reopened());

        assertThat(state(MIC, LAST)).isEqualTo(ObligationState.REQUIRED);
        assertThat(log.obligation(MIC, LAST).work().waiverProposer()).isNull();
    }

    private static ObligationWithdrawn withdrawn(Recipient recipient) {
        return new ObligationWithdrawn(ID, by(CISO), Obligations.id(recipient, FIRST), recipient, FIRST, "完了");
    }

    private void leaked() {
        log.record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 101), STAFF));
    }

    @Test
    @DisplayName("C.2 未確定の項目がある確報は、追完の義務を残す")
    void a_final_report_with_unknown_items_asks_for_a_supplement() {
        leaked();
        var further = log.submit(PPC, FINAL_LEGAL, AT, false);

        assertThat(further).singleElement().isInstanceOfSatisfying(ObligationDetermined.class, determined -> {
            assertThat(determined.duty().stage()).isEqualTo(SUPPLEMENT);
            assertThat(determined.duty().basis()).containsExactly("APPI.OVER_100");
            assertThat(determined.reason()).isEqualTo("確報の提出時に未確定の項目: 原因、再発防止のための措置");
        });
        assertThat(log.due(PPC, SUPPLEMENT).hardOn()).isEqualTo(LocalDate.of(2026, 3, 23));
        assertThat(ClosingGuards.unmet(log.state())).extracting(Guard::code).contains(GuardCode.PPC_OPEN);

        log.submit(PPC, SUPPLEMENT, hours(9), false);
        assertThat(state(PPC, FINAL_LEGAL)).isEqualTo(ObligationState.AMENDED);
        assertThat(state(PPC, SUPPLEMENT)).isEqualTo(ObligationState.SUBMITTED);
        log.and(Obligations.acknowledged(PPC, FINAL_LEGAL));
        assertThat(state(PPC, FINAL_LEGAL)).isEqualTo(ObligationState.AMENDED);
    }

    @Test
    @DisplayName("C.2 すべての項目が分かっている確報は、追完を要しない")
    void a_complete_final_report_asks_for_nothing() {
        leaked();
        log.and(Given.causeRecorded(CauseCertainty.UNKNOWN), Given.proposed(1));
        assertThat(log.submit(PPC, FINAL_LEGAL, AT, false)).isEmpty();
    }

    private List<String> supplements(IncidentEvent fact) {
        return log.record(fact).stream()
                .filter(ObligationDetermined.class::isInstance)
                .map(ObligationDetermined.class::cast)
                .filter(owed -> owed.duty().stage() == SUPPLEMENT)
                .map(owed -> owed.duty().strength() + " " + owed.reason())
                .toList();
    }

    @Test
    @DisplayName("C.3(2) 確報の後に本人の数が改まり、又は根拠が加われば、そのたびに追完の義務が生じる")
    void what_is_found_after_the_final_report_is_owed_as_a_supplement() {
        leaked();
        log.and(Given.causeRecorded(CauseCertainty.UNKNOWN), Given.proposed(1));
        assertThat(log.submit(PPC, FINAL_LEGAL, AT, false)).isEmpty();
        assertThat(supplements(LeakFacts.foundAt(LeakFacts.subjects(TriState.YES, 101), hours(12))))
                .as("nothing new")
                .isEmpty();

        assertThat(supplements(LeakFacts.foundAt(LeakFacts.subjects(TriState.YES, 250), hours(24))))
                .containsExactly("REQUIRED 本人の数を数えた。");
        assertThat(log.due(PPC, SUPPLEMENT).hardOn()).isEqualTo(LocalDate.of(2026, 3, 23));
        assertThat(ClosingGuards.unmet(log.state())).extracting(Guard::code).contains(GuardCode.PPC_OPEN);
        assertThat(supplements(LeakFacts.foundAt(LeakFacts.subjects(TriState.YES, 300), hours(25))))
                .as("it is owed already")
                .isEmpty();
        Given.incident()
                .given(log.events())
                .when(new ExternalReportCommand.SubmitExternalReport(
                        ID, by(LEAD), Obligations.id(PPC, SUPPLEMENT), Obligations.submission(false)))
                .expectEvents(Obligations.submitted(PPC, SUPPLEMENT, false));

        log.submit(PPC, SUPPLEMENT, hours(30), false);
        assertThat(state(PPC, SUPPLEMENT)).isEqualTo(ObligationState.SUBMITTED);
        assertThat(supplements(LeakFacts.foundAt(LeakFacts.purpose(TriState.YES), hours(48))))
                .hasSize(1);
        assertThat(state(PPC, SUPPLEMENT)).isEqualTo(ObligationState.REQUIRED);
        assertThat(log.obligation(PPC, SUPPLEMENT).duty().basis())
                .containsExactlyInAnyOrder("APPI.OVER_100", "APPI.WRONGFUL");
    }

    @Test
    @DisplayName("C.2 報告不要とした追完も、後に本人の数が改まれば改めて生じる")
    void a_waived_supplement_is_owed_anew_by_new_facts() {
        leaked();
        log.submit(PPC, FINAL_LEGAL, AT, false);
        log.and(Obligations.waiverProposed(PPC, SUPPLEMENT), Obligations.waived(PPC, SUPPLEMENT));
        assertThat(state(PPC, SUPPLEMENT)).isEqualTo(ObligationState.NOT_APPLICABLE);

        log.record(LeakFacts.foundAt(LeakFacts.subjects(TriState.YES, 250), hours(24)));
        assertThat(state(PPC, SUPPLEMENT)).isEqualTo(ObligationState.REQUIRED);
    }

    @Test
    @DisplayName("C.3(5) すべてを述べたとして提出した速報・確報は、追完を要しない")
    void what_is_told_as_the_last_word_asks_for_nothing() {
        leaked();
        assertThat(log.submit(PPC, PRELIMINARY, AT, true)).isEmpty();

        var plain = new DutyLog();
        plain.record(LeakFacts.reported(LeakFacts.subjects(TriState.YES, 101), STAFF));
        assertThat(plain.submit(PPC, PRELIMINARY, AT, false)).isEmpty();
        assertThat(plain.submit(PPC, FINAL_LEGAL, AT, true)).isEmpty();
    }

    @Test
    @DisplayName("C.3(4) 提出した後に対象でないと分かると、取下げに期限があり、出すと訂正済みになる")
    void a_report_that_was_made_is_taken_back_in_time() {
        leaked();
        log.submit(PPC, PRELIMINARY, AT, false);
        Instant found = hours(48);
        log.record(LeakFacts.foundAt(LeakFacts.subjects(TriState.NO, 0), found));
        assertThat(log.due(PPC, WITHDRAWAL).hardOn()).isEqualTo(LocalDate.of(2026, 2, 26));

        log.submit(PPC, WITHDRAWAL, hours(50), false);
        assertThat(List.of(state(PPC, PRELIMINARY), state(PPC, FINAL_LEGAL), state(PPC, WITHDRAWAL)))
                .containsExactly(ObligationState.AMENDED, ObligationState.WITHDRAWN, ObligationState.SUBMITTED);
    }

    @Test
    @DisplayName("C.3(1) 追完と最終報は、元の報告の根拠に従う")
    void further_reports_follow_the_grounds_of_the_first() {
        leaked();
        log.submit(PPC, FINAL_LEGAL, AT, false);
        var earlier = AT.minus(Duration.ofDays(5));
        log.record(LeakFacts.found(LeakFacts.subjects(TriState.YES, 101), earlier));

        assertThat(log.obligation(PPC, SUPPLEMENT).duty().awareAt()).isEqualTo(earlier);
        assertThat(log.hards(PPC, SUPPLEMENT).stream().distinct()).hasSize(1);
    }
}
