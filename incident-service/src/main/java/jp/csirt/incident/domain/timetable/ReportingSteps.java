package jp.csirt.incident.domain.timetable;

import java.time.Instant;
import jp.csirt.incident.domain.deadline.Step;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.domain.incident.InternalReport;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.incident.ReportingEvent.IncidentReported;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportNoted;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportReceived;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportedInternally;
import jp.csirt.incident.domain.incident.ReportingEvent.ReportingChainCollapsed;

/** 報告・受付・庁内報告・評価: steps 1 to 6 and 27. */
final class ReportingSteps {

    private final Runs runs;

    ReportingSteps(Runs runs) {
        this.runs = runs;
    }

    void on(IncidentEvent event) {
        Instant at = event.act().occurredAt();
        switch (event) {
            case IncidentReported reported -> {
                runs.begin(StepKey.of(Step.REPORT), reported.report().awareAt());
                runs.done(StepKey.of(Step.REPORT), at);
                runs.begin(StepKey.of(Step.RECEIPT), at);
                runs.begin(StepKey.of(Step.OVERALL_MANAGER_REPORT), at);
                runs.begin(StepKey.of(Step.CISO_REPORT_BY_MANAGER), at);
                runs.begin(StepKey.of(Step.LEVEL_ZERO), at);
            }
            case ReportReceived _ -> {
                runs.done(StepKey.of(Step.RECEIPT), at);
                runs.begin(StepKey.of(Step.ASSESSMENT), at);
            }
            case ReportNoted _ -> runs.done(StepKey.of(Step.LEVEL_ZERO), at);
            case ReportingChainCollapsed _ -> runs.doneBySamePerson(StepKey.of(Step.OVERALL_MANAGER_REPORT), at);
            case ReportedInternally told -> told(told, at);
            case IncidentAssessed _ -> runs.done(StepKey.of(Step.ASSESSMENT), at);
            default -> {}
        }
    }

    private void told(ReportedInternally told, Instant at) {
        InternalReport report = told.report();
        switch (told.to()) {
            case OVERALL_MANAGER -> settle(Step.OVERALL_MANAGER_REPORT, report != null, at);
            case CISO -> {
                if (report == null || report.kind() == InternalReportKind.REPORT) {
                    settle(Step.CISO_REPORT_BY_MANAGER, report != null, at);
                } else if (report.kind() == InternalReportKind.ASSESSMENT) {
                    runs.done(StepKey.of(Step.CISO_REPORT), at);
                }
            }
            case SECURITY_MANAGER, COMMITTEE -> {}
        }
    }

    /** 報告した, or 報告不要 with a reason. */
    private void settle(Step step, boolean done, Instant at) {
        if (done) {
            runs.done(StepKey.of(step), at);
        } else {
            runs.waive(StepKey.of(step), at);
        }
    }
}
