package jp.csirt.incident.api.console.page;

import java.util.UUID;
import jp.csirt.incident.api.console.act.Offers;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.Topic;

/**
 * 用件から行為へ: where something is done.
 *
 * @param act the path of the act below the incident, as the API writes it; empty where several acts or none lead to its end
 * @param tab the face of the incident where it stands; empty where the act says all
 */
record WayTo(String act, String tab) {

    private static final WayTo NONE = new WayTo("", "");

    static WayTo of(Matter matter) {
        return switch (matter) {
            case RECEIVE_REPORT, STEP_RECEIPT -> act("receipt");
            case REASSESS, STEP_ASSESSMENT -> act("assessments");
            case APPROVE_ASSESSMENT -> act("assessments/{n}/approval");
            case APPROVE_LEVEL_LOWERING -> act("level-changes/{n}/approval");
            case STEP_OVERALL_MANAGER_REPORT, STEP_CISO_REPORT_BY_MANAGER, STEP_CISO_REPORT -> act("internal-reports");
            case STEP_CONTAINMENT_INSTRUCTION -> act("containment-instructions");
            case CONTAIN, STEP_CONTAINMENT -> act("containment-actions");
            case RECOVER -> act("recovery-actions");
            case AWAIT_VENDOR -> act("vendor-requests/{n}/answer");
            case ISSUE_FORMS -> tab("reports");
            case STEP_LATERAL_CHECK -> act("lateral-checks");
            case ANSWER_LATERAL_CHECK, STEP_LATERAL_ANSWER -> act("lateral-checks/{checkId}/answer");
            case FOUND_ELSEWHERE -> tab("measures");
            case STEP_POLICE -> act("police-contacts");
            case DECIDE_DISCLOSURE, STEP_DISCLOSURE_DECISION -> act("disclosure-decision");
            case DISCLOSURE_DECIDED -> act("disclosures");
            case SUBJECT_NOTIFICATION_DECIDED -> act("subject-notifications");
            case DECIDE_SUBJECT_NOTIFICATION, STEP_SUBJECT_DECISION -> act("subject-notification-decision");
            case STEP_EVIDENCE -> act("evidence");
            case STEP_VENDOR_REQUEST -> act("vendor-requests");
            case STEP_CAUSE_HYPOTHESIS, STEP_CAUSE -> act("causes");
            case STEP_PREVENTION_REPORT -> act("prevention-plans");
            case DECIDE_PREVENTION, STEP_CISO_DECISION -> act("prevention-plans/{n}/decision");
            case IMPLEMENT_MEASURE, TAKE_OVER_MEASURE -> act("measures/{measureId}/implementation");
            case VERIFY_MEASURE -> act("measures/{measureId}/verification");
            case MEASURE_OVERDUE -> tab("causes");
            case DECIDE_EXCEPTION, CONFIRM_EMERGENCY_EXCEPTION -> act("exceptions/{n}/decision");
            case APPROVE_CORRECTION -> act("corrections/{n}/approval");
            case APPROVE_EXTERNAL_REPORT -> act("obligations/{obligationId}/approval");
            case DECIDE_WAIVER -> act("obligations/{obligationId}/waiver");
            case FULFIL_DUTY, STEP_FIRST_REPORT, STEP_FOLLOW_UP_REPORT -> tab("obligations");
            case STEP_PPC_DETERMINATION, JUDGE_DUTY, EARLIER_AWARENESS -> act("situations");
            case STEP_CLOSING -> act("closure-proposal");
            case CLOSE_INCIDENT -> act("closure");
            case PERMIT_ERASURE -> act("erasure");
            case STEP_LEVEL_ZERO -> act("acknowledgement");
            case HANDLE_INCIDENT,
                    LEVEL_RAISED,
                    CONFIRM_DEPUTY_ACT,
                    FOLLOW_CISO_INSTRUCTION,
                    EMERGENCY_PLAN_INVOKED,
                    INVESTIGATE_USAGE,
                    DUE_CHANGED,
                    DUTY_WITHDRAWN,
                    SUBMIT_EXTERNAL_REPORT,
                    REPORT_WAIVED,
                    REVISE_PREVENTION,
                    MEASURE_INEFFECTIVE,
                    EXCEPTION_DECIDED,
                    EXCEPTION_ENDED,
                    STEP_REPORT,
                    STEP_PPC_PRELIMINARY,
                    STEP_PPC_FINAL,
                    STEP_MEASURE -> NONE;
        };
    }

    private static WayTo act(String path) {
        return new WayTo(path, "");
    }

    private static WayTo tab(String name) {
        return new WayTo("", name);
    }

    /** For a person who may try the act; to the incident itself where the act is not the person's. */
    String in(UUID incident, Topic about, Offers offers, Caller caller) {
        return tab.isEmpty() ? offers.way(caller, incident, act, about.id()) : page(incident);
    }

    /** Within the incident that the person looks at; empty where it is not the person's to do. */
    String in(UUID incident, Topic about, Offers.Offered offered) {
        return tab.isEmpty() ? offered.pathOf(act, about.id()) : page(incident);
    }

    private String page(UUID incident) {
        return "/incidents/%s?tab=%s#tab".formatted(incident, tab);
    }
}
