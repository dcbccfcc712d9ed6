package jp.csirt.incident.api.console.page;

import java.util.UUID;
import jp.csirt.incident.api.command.Needed;
import jp.csirt.incident.api.console.act.Offers;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Permission;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.incident.InternalRecipient;
import jp.csirt.incident.domain.incident.InternalReportKind;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.Topic;
import org.jspecify.annotations.Nullable;

/**
 * 用件から行為へ: where something is done.
 *
 * @param act the path of the act below the incident, as the API writes it; empty where several acts or none lead to its end
 * @param tab the face of the incident where it stands, for want of an act that the person may do; empty where the act says all
 * @param answers what the form is opened with, as an address says it; {@code {id}} stands for what the matter is about
 * @param least what those answers ask for beside the act
 */
public record WayTo(String act, String tab, String answers, Permission least) {

    private static final WayTo NONE = act("");
    private static final String ID = "{id}";
    private static final String MEASURES = "measures";
    private static final String CAUSES = "causes";
    private static final String OBLIGATIONS = "obligations";

    /** What ends the matter, of the thing that it is about. */
    public static WayTo of(Matter matter, Topic about) {
        return switch (matter) {
            case RECEIVE_REPORT, STEP_RECEIPT -> act("receipt");
            case REASSESS, STEP_ASSESSMENT -> act("assessments");
            case APPROVE_ASSESSMENT -> act("assessments/{n}/approval");
            case APPROVE_LEVEL_LOWERING -> act("level-changes/{n}/approval");
            case STEP_OVERALL_MANAGER_REPORT -> told(InternalRecipient.OVERALL_MANAGER, InternalReportKind.REPORT);
            case STEP_CISO_REPORT_BY_MANAGER -> told(InternalRecipient.CISO, InternalReportKind.REPORT);
            case STEP_CISO_REPORT -> told(InternalRecipient.CISO, InternalReportKind.ASSESSMENT);
            case STEP_CONTAINMENT_INSTRUCTION -> act("containment-instructions");
            case CONTAIN, STEP_CONTAINMENT -> instructed("containment-actions");
            case RECOVER -> instructed("recovery-actions");
            case AWAIT_VENDOR -> act("vendor-requests/{n}/answer");
            case ISSUE_FORMS -> tab("reports");
            case STEP_LATERAL_CHECK -> act("lateral-checks");
            case ANSWER_LATERAL_CHECK, STEP_LATERAL_ANSWER -> act("lateral-checks/{checkId}/answer");
            case STEP_POLICE -> act("police-contacts");
            case DECIDE_DISCLOSURE, STEP_DISCLOSURE_DECISION -> act("disclosure-decision");
            case DISCLOSURE_DECIDED -> act("disclosures");
            case SUBJECT_NOTIFICATION_DECIDED -> act("subject-notifications");
            case DECIDE_SUBJECT_NOTIFICATION, STEP_SUBJECT_DECISION -> act("subject-notification-decision");
            case STEP_EVIDENCE -> act("evidence");
            case STEP_VENDOR_REQUEST -> act("vendor-requests");
            case STEP_CAUSE_HYPOTHESIS, STEP_CAUSE -> act("causes");
            case STEP_PREVENTION_REPORT, REVISE_PREVENTION -> act("prevention-plans");
            case DECIDE_PREVENTION, STEP_CISO_DECISION -> act("prevention-plans/{n}/decision");
            case IMPLEMENT_MEASURE, TAKE_OVER_MEASURE, MEASURE_INEFFECTIVE, STEP_MEASURE ->
                act("measures/{measureId}/implementation");
            case VERIFY_MEASURE -> act("measures/{measureId}/verification");
            case DECIDE_EXCEPTION, CONFIRM_EMERGENCY_EXCEPTION -> act("exceptions/{n}/decision");
            case APPROVE_CORRECTION -> act("corrections/{n}/approval");
            case APPROVE_EXTERNAL_REPORT -> act("obligations/{obligationId}/approval");
            case DECIDE_WAIVER -> act("obligations/{obligationId}/waiver");
            case FULFIL_DUTY,
                    SUBMIT_EXTERNAL_REPORT,
                    STEP_FIRST_REPORT,
                    STEP_FOLLOW_UP_REPORT,
                    STEP_PPC_PRELIMINARY,
                    STEP_PPC_FINAL ->
                new WayTo(reporting(about.recipient()), OBLIGATIONS, "", Permission.READ_INCIDENT);
            case STEP_PPC_DETERMINATION, JUDGE_DUTY, EARLIER_AWARENESS -> act("situations");
            case STEP_CLOSING -> act("closure-proposal");
            case CLOSE_INCIDENT -> act("closure");
            case PERMIT_ERASURE -> act("erasure");
            case STEP_LEVEL_ZERO -> act("acknowledgement");
            // an incident of its own, or more to do in this one: the answer that tells of it says which
            case FOUND_ELSEWHERE -> tab(MEASURES);
            case EXCEPTION_DECIDED, EXCEPTION_ENDED -> tab(MEASURES);
            // told to be known: the duty is another one now, or none
            case DUE_CHANGED, DUTY_WITHDRAWN, REPORT_WAIVED -> tab(OBLIGATIONS);
            // its owner carries it out, the CISO may have it carried over
            case MEASURE_OVERDUE -> tab(CAUSES);
            // the incident as a whole, or what no act records
            case HANDLE_INCIDENT,
                    LEVEL_RAISED,
                    CONFIRM_DEPUTY_ACT,
                    FOLLOW_CISO_INSTRUCTION,
                    EMERGENCY_PLAN_INVOKED,
                    INVESTIGATE_USAGE,
                    STEP_REPORT -> NONE;
        };
    }

    /** The act that fulfils a duty; none where it is not known to whom it is. */
    private static String reporting(@Nullable Recipient recipient) {
        return switch (recipient) {
            case null -> "";
            case POLICE -> "police-contacts";
            case SUBJECTS -> "subject-notifications";
            case PUBLIC -> "disclosures";
            case PPC,
                    MIC,
                    PREFECTURE,
                    RELATED_BODY,
                    J_LIS,
                    NCO,
                    VENDOR,
                    COMMITTEE,
                    ASSEMBLY,
                    MEXT,
                    OTHER_MINISTRY,
                    OTHER -> "obligations/{obligationId}/submission";
        };
    }

    private static WayTo act(String path) {
        return new WayTo(path, "", "", Permission.READ_INCIDENT);
    }

    private static WayTo tab(String name) {
        return new WayTo("", name, "", Permission.READ_INCIDENT);
    }

    private static WayTo instructed(String path) {
        return new WayTo(path, "", "instruction=" + ID, Permission.READ_INCIDENT);
    }

    private static WayTo told(InternalRecipient to, InternalReportKind kind) {
        return new WayTo("internal-reports", "", "to=%s&kind=%s".formatted(to, kind), Needed.toReport(kind));
    }

    /** For a person who may try the act; to the incident itself where the act is not the person's. */
    String in(UUID incident, Topic about, Offers offers, Caller caller) {
        boolean may = least.grantedTo(caller).isPresent();
        String page = may ? offers.way(caller, incident, act, about.id()) : "";
        return page.isEmpty() ? page(incident) : answered(page, about);
    }

    /** Within the incident that the person looks at; empty where it is not the person's to do. */
    String in(UUID incident, Topic about, Offers.Offered offered) {
        String page = offered.may(least) ? offered.pathOf(act, about.id()) : "";
        return page.isEmpty() && !tab.isEmpty() ? page(incident) : answered(page, about);
    }

    /** The way with what the form is opened with, where the answers are known. */
    private String answered(String way, Topic about) {
        boolean known = !way.isEmpty()
                && !answers.isEmpty()
                && !(answers.contains(ID) && about.id().isEmpty());
        return known ? way + "?" + answers.replace(ID, about.id()) : way;
    }

    private String page(UUID incident) {
        return "/incidents/" + incident + (tab.isEmpty() ? "" : "?tab=%s#tab".formatted(tab));
    }
}
