package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.externalreport.Recipient.COMMITTEE;
import static jp.csirt.incident.domain.externalreport.Recipient.MIC;
import static jp.csirt.incident.domain.externalreport.Recipient.PREFECTURE;
import static jp.csirt.incident.domain.externalreport.ReportStage.FIRST;
import static jp.csirt.incident.domain.externalreport.ReportStage.FOLLOW_UP;
import static jp.csirt.incident.domain.externalreport.ReportStage.LAST;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.reported;
import static jp.csirt.incident.domain.incident.Obligations.id;
import static jp.csirt.incident.domain.incident.Obligations.required;
import static jp.csirt.incident.domain.incident.Obligations.submission;
import static jp.csirt.incident.domain.incident.Obligations.submitted;
import static jp.csirt.incident.domain.incident.Obligations.target;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.Calendars;
import jp.csirt.incident.domain.externalreport.Duty;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.externalreport.Strength;
import jp.csirt.incident.domain.incident.ExternalReportCommand.SubmitExternalReport;
import jp.csirt.incident.domain.incident.ExternalReportEvent.ExternalReportSubmitted;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("県を経由する報告と、完了後の委員会への報告")
class PassedOnReportTest {

    private static final ExternalReportSubmitted PASSED_ON =
            new ExternalReportSubmitted(ID, by(LEAD), target(MIC, FIRST), submission(false), PREFECTURE);

    private static FixtureConfiguration<Incident> viaPrefecture() {
        return new AggregateTestFixture<>(Incident.class)
                .registerInjectableResource(Profiles.VIA_PREFECTURE)
                .registerInjectableResource(Calendars.SHIPPED)
                .registerCommandTargetResolver(message ->
                        new VersionedAggregateIdentifier(((IncidentCommand) message.getPayload()).incidentId(), null));
    }

    private static SubmitExternalReport submit(UUID obligation) {
        return new SubmitExternalReport(ID, by(LEAD), obligation, submission(false));
    }

    private static ObligationEvent further(Recipient recipient, ReportStage stage, Strength strength) {
        var recorder = new DutyRecorder(ID, by(LEAD), 1, false, Profiles.TOWN.reportLimits(Calendars.SHIPPED));
        return recorder.arisen(new Duty(recipient, stage, strength, List.of("X.Y"), "条", Given.AT), "第一報を提出した");
    }

    @Test
    @DisplayName("C.1 R5 県を経由する団体では、県への提出が総務省への義務も果たす")
    void a_report_to_the_prefecture_reaches_the_ministry() {
        viaPrefecture()
                .given(reported(), required(MIC, FIRST), required(PREFECTURE, FIRST))
                .when(submit(id(PREFECTURE, FIRST)))
                .expectEvents(
                        submitted(PREFECTURE, FIRST, false),
                        further(PREFECTURE, FOLLOW_UP, Strength.PROPOSED),
                        further(PREFECTURE, LAST, Strength.REQUIRED),
                        PASSED_ON,
                        further(MIC, FOLLOW_UP, Strength.PROPOSED),
                        further(MIC, LAST, Strength.REQUIRED));
        var passedOn = IncidentState.fold(List.of(reported(), required(MIC, FIRST), PASSED_ON))
                .obligations();
        assertThat(passedOn.stage(MIC, FIRST).orElseThrow().state()).isEqualTo(ObligationState.SUBMITTED);
        assertThat(passedOn.approved()).isTrue();
    }

    @Test
    @DisplayName("C.1 R5 定めがなければ、又は総務省へすでに報告していれば、県への提出は県だけのものである")
    void otherwise_it_is_for_the_prefecture_alone() {
        var both = new IncidentEvent[] {
            submitted(PREFECTURE, FIRST, false),
            further(PREFECTURE, FOLLOW_UP, Strength.PROPOSED),
            further(PREFECTURE, LAST, Strength.REQUIRED)
        };
        Given.incident()
                .given(reported(), required(MIC, FIRST), required(PREFECTURE, FIRST))
                .when(submit(id(PREFECTURE, FIRST)))
                .expectEvents((Object[]) both);
        viaPrefecture()
                .given(reported(), required(MIC, FIRST), submitted(MIC, FIRST, false), required(PREFECTURE, FIRST))
                .when(submit(id(PREFECTURE, FIRST)))
                .expectEvents((Object[]) both);
        viaPrefecture()
                .given(reported(), required(MIC, FIRST), required(PREFECTURE, FIRST))
                .when(submit(id(MIC, FIRST)))
                .expectEvents(
                        submitted(MIC, FIRST, false),
                        further(MIC, FOLLOW_UP, Strength.PROPOSED),
                        further(MIC, LAST, Strength.REQUIRED));
    }

    @Test
    @DisplayName("7.3(4) 委員会への報告は完了の後に提出でき、ほかの報告はできない")
    void the_committee_is_told_after_closing() {
        var closed = Histories.and(
                Histories.upTo(Milestone.CISO_DIRECTED),
                required(MIC, FIRST),
                Given.closed(),
                required(COMMITTEE, LAST));
        Given.incident()
                .given(closed)
                .when(submit(id(COMMITTEE, LAST)))
                .expectEvents(submitted(COMMITTEE, LAST, false));
        Given.incident()
                .given(closed)
                .when(submit(id(MIC, FIRST)))
                .expectException(Refusal.because(IncidentRejected.Reason.ALREADY_CLOSED));
    }
}
