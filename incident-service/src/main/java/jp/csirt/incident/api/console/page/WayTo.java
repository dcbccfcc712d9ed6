package jp.csirt.incident.api.console.page;

import jp.csirt.incident.domain.watch.Matter;

/** 用件から行為へ: the act by which something is done; empty where it is done to one of several things of the incident. */
final class WayTo {

    private WayTo() {}

    static String act(Matter matter) {
        return switch (matter) {
            case RECEIVE_REPORT, STEP_RECEIPT -> "receipt";
            case REASSESS, STEP_ASSESSMENT -> "assessments";
            case STEP_OVERALL_MANAGER_REPORT, STEP_CISO_REPORT_BY_MANAGER, STEP_CISO_REPORT -> "internal-reports";
            case STEP_CONTAINMENT_INSTRUCTION -> "containment-instructions";
            case CONTAIN, STEP_CONTAINMENT -> "containment-actions";
            case RECOVER -> "recovery-actions";
            case STEP_LATERAL_CHECK -> "lateral-checks";
            case INVESTIGATE_USAGE -> "usage-investigations";
            case STEP_POLICE -> "police-contacts";
            case DECIDE_DISCLOSURE, STEP_DISCLOSURE_DECISION -> "disclosure-decision";
            case DISCLOSURE_DECIDED -> "disclosures";
            case DECIDE_SUBJECT_NOTIFICATION, STEP_SUBJECT_DECISION -> "subject-notification-decision";
            case SUBJECT_NOTIFICATION_DECIDED -> "subject-notifications";
            case STEP_EVIDENCE -> "evidence";
            case STEP_VENDOR_REQUEST -> "vendor-requests";
            case STEP_CAUSE_HYPOTHESIS, STEP_CAUSE -> "causes";
            case REVISE_PREVENTION, STEP_PREVENTION_REPORT -> "prevention-plans";
            case CLOSE_INCIDENT, STEP_CLOSING -> "closure";
            case PERMIT_ERASURE -> "erasure";
            case STEP_LEVEL_ZERO -> "acknowledgement";
            case STEP_PPC_DETERMINATION, JUDGE_DUTY -> "situations";
            case HANDLE_INCIDENT,
                    LEVEL_RAISED,
                    APPROVE_ASSESSMENT,
                    APPROVE_LEVEL_LOWERING,
                    ANSWER_LATERAL_CHECK,
                    FOUND_ELSEWHERE,
                    FOLLOW_CISO_INSTRUCTION,
                    EMERGENCY_PLAN_INVOKED,
                    FULFIL_DUTY,
                    DUE_CHANGED,
                    DUTY_WITHDRAWN,
                    APPROVE_EXTERNAL_REPORT,
                    SUBMIT_EXTERNAL_REPORT,
                    DECIDE_WAIVER,
                    REPORT_WAIVED,
                    DECIDE_PREVENTION,
                    IMPLEMENT_MEASURE,
                    MEASURE_OVERDUE,
                    VERIFY_MEASURE,
                    MEASURE_INEFFECTIVE,
                    TAKE_OVER_MEASURE,
                    DECIDE_EXCEPTION,
                    EXCEPTION_DECIDED,
                    CONFIRM_EMERGENCY_EXCEPTION,
                    APPROVE_CORRECTION,
                    CONFIRM_DEPUTY_ACT,
                    STEP_REPORT,
                    STEP_LATERAL_ANSWER,
                    STEP_FIRST_REPORT,
                    STEP_FOLLOW_UP_REPORT,
                    STEP_PPC_PRELIMINARY,
                    STEP_PPC_FINAL,
                    STEP_CISO_DECISION,
                    STEP_MEASURE -> "";
        };
    }
}
