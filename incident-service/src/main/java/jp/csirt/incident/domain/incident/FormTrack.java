package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.IncidentRejected.Reason.ISSUE_OUT_OF_ORDER;

import java.util.EnumMap;
import java.util.Map;
import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.AssessmentEvent.SituationConfirmed;
import jp.csirt.incident.domain.incident.ClosureEvent.IncidentReopened;
import jp.csirt.incident.domain.incident.CorrectionEvent.CorrectionApproved;
import jp.csirt.incident.domain.incident.FormCommand.IssueForm;
import jp.csirt.incident.domain.incident.FormEvent.FormIssued;
import jp.csirt.incident.domain.incident.InvestigationEvent.CauseRecorded;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureCarriedOver;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureImplemented;
import jp.csirt.incident.domain.incident.PreventionEvent.MeasureVerified;
import jp.csirt.incident.domain.incident.PreventionEvent.PreventionDecided;
import jp.csirt.incident.domain.shared.Source;

/**
 * 様式の発行の状態.
 *
 * @param newest the last report of each form that was issued
 */
@Source(document = "志免町 対策基準", clause = "5.3(3)④")
public record FormTrack(Map<ReportForm, IssueNumber> newest) {

    static final FormTrack NONE = new FormTrack(Map.of());

    public FormTrack {
        newest = Map.copyOf(newest);
    }

    /** The number that the next report of the form has. */
    public IssueNumber next(ReportForm form, boolean last) {
        IssueNumber issued = newest.get(form);
        return new IssueNumber(issued == null ? 1 : issued.n() + 1, last);
    }

    boolean isIssued(IssueReference issue) {
        IssueNumber last = newest.get(issue.form());
        return last != null && issue.n() >= 1 && issue.n() <= last.n();
    }

    /** The last report of both forms that 5.3(3)④ asks for is 最終報. */
    boolean settled() {
        return isLast(ReportForm.OCCURRENCE) && isLast(ReportForm.RESPONSE);
    }

    private boolean isLast(ReportForm form) {
        IssueNumber issued = newest.get(form);
        return issued != null && issued.last();
    }

    /** The number stands on the paper, so it is checked and not given here. */
    FormIssued issue(IssueForm command) {
        IssueNumber next = next(command.form(), command.number().last());
        if (!command.number().equals(next)) {
            throw new IncidentRejected(ISSUE_OUT_OF_ORDER, "次に発行できるのは第%d報です。読み直して、発行し直してください。".formatted(next.n()));
        }
        return new FormIssued(
                command.incidentId(),
                command.act(),
                command.form(),
                command.number(),
                command.dataVersion(),
                command.files(),
                command.content());
    }

    FormTrack after(IncidentEvent event) {
        return switch (event) {
            case FormIssued e -> with(e.form(), e.number());
            case IncidentReopened _,
                    SituationConfirmed _,
                    IncidentAssessed _,
                    CauseRecorded _,
                    PreventionDecided _,
                    MeasureImplemented _,
                    MeasureVerified _,
                    MeasureCarriedOver _,
                    CorrectionApproved _ -> overtaken();
            default -> this;
        };
    }

    private FormTrack with(ReportForm form, IssueNumber number) {
        var all = new EnumMap<ReportForm, IssueNumber>(ReportForm.class);
        all.putAll(newest);
        all.put(form, number);
        return new FormTrack(all);
    }

    /** What was final is no longer: the case goes on, or what the papers say of it has changed. */
    private FormTrack overtaken() {
        var all = new EnumMap<ReportForm, IssueNumber>(ReportForm.class);
        newest.forEach((form, number) -> all.put(form, new IssueNumber(number.n(), false)));
        return new FormTrack(all);
    }
}
