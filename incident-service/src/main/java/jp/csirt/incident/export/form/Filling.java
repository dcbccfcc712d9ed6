package jp.csirt.incident.export.form;

import java.util.Optional;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 記入元: what fills a field once the incident is filed: the act, who may do it, the event it becomes and the clause that asks
 * for it. What only the report states is filled by a correction of the report.
 */
@Source(document = "requirements", clause = "A.2")
enum Filling {
    RECORD(null, null, "incident-reported", "5.3(3)④"),
    REPORT("corrections", "PROPOSE_CORRECTION", "incident-reported", "5.3(1)①"),
    RECEIPT("receipt", "RECEIVE", "report-received", "1(9)②"),
    TOLD("internal-reports", "REPORT_INTERNALLY", "reported-internally", "5.3(1)①②③"),
    TOLD_CISO("internal-reports", "REPORT_FINDINGS", "reported-internally", "5.3(3)②"),
    SITUATION("situations", "CONFIRM_SITUATION", "situation-confirmed", "5.3(3)①"),
    ASSESSMENT("assessments", "ASSESS", "incident-assessed", "5.3(3)①"),
    ASSESSED("assessments/{n}/approval", "APPROVE_ASSESSMENT", "assessment-approved", "5.3(3)①"),
    CAUSE("causes", "RECORD_CAUSE", "cause-recorded", "5.3(3)④"),
    EVIDENCE("evidence", "KEEP_EVIDENCE", "evidence-preserved", "6.5(3)"),
    ATTACHMENT("attachments", "ATTACH_FILE", "file-attached", "5.3(3)④"),
    POLICE("police-contacts", "CONTACT_POLICE", "police-contacted", "6.5(3)"),
    EMERGENCY_PLAN("emergency-plan", "INVOKE_EMERGENCY_PLAN", "emergency-plan-invoked", "7.3(1)"),
    CONTAINMENT_ORDER("containment-instructions", "INSTRUCT_RESPONSE", "containment-instructed", "5.3(3)③"),
    CONTAINMENT("containment-actions", "EXECUTE_RESPONSE", "containment-executed", "5.3(3)③"),
    SYSTEM_STOP("system-stops", "STOP_SYSTEM", "system-stopped", "6.5(2)"),
    LATERAL_CHECK("lateral-checks", "CONSIDER_LATERAL_CHECK", "lateral-check-considered", "5.3(3)③"),
    INVESTIGATION("usage-investigations", "ORDER_USAGE_INVESTIGATION", "usage-investigation-ordered", "7.2(2)"),
    RECOVERY_ORDER("recovery-instructions", "INSTRUCT_RESPONSE", "recovery-instructed", "5.3(3)③"),
    RECOVERY("recovery-actions", "EXECUTE_RESPONSE", "recovery-executed", "5.3(3)③"),
    SUBMISSION("obligations/{obligationId}/submission", "SUBMIT_EXTERNAL_REPORT", "external-report-submitted", "1(9)④"),
    WAIVER("obligations/{obligationId}/waiver", "WAIVE_REPORT", "report-waived", "1(9)④"),
    SHARING("information-sharings", "SHARE_INFORMATION", "information-shared", "1(9)⑥"),
    SUBJECTS_DECISION(
            "subject-notification-decision", "DECIDE_SUBJECT_NOTIFICATION", "subject-notification-decided", "法68条2項"),
    SUBJECTS("subject-notifications", "NOTIFY_SUBJECTS", "subjects-notified", "法68条2項"),
    DISCLOSURE_DECISION("disclosure-decision", "DECIDE_DISCLOSURE", "disclosure-decided", "1(9)⑤"),
    DISCLOSURE("disclosures", "DISCLOSE", "disclosed", "1(9)⑤"),
    VENDOR("vendor-requests", "REQUEST_VENDOR_MEASURE", "vendor-measure-requested", "8.1(3)①(エ)"),
    PREVENTION("prevention-plans", "PROPOSE_PREVENTION", "prevention-proposed", "5.3(3)④"),
    PREVENTION_DECISION("prevention-plans/{n}/decision", "DECIDE_PREVENTION", "prevention-decided", "5.3(3)⑤"),
    IMPLEMENTATION("measures/{measureId}/implementation", "IMPLEMENT_MEASURE", "measure-implemented", "5.3(3)⑤"),
    VERIFICATION("measures/{measureId}/verification", "VERIFY_MEASURE", "measure-verified", "5.3(3)⑤"),
    EXCEPTION("exceptions", "REQUEST_EXCEPTION", "exception-requested", "7.4"),
    PERSONNEL("personnel-actions", "RECORD_PERSONNEL_ACTION", "personnel-action-recorded", "6.5(5)"),
    SUPPLEMENT("supplements", "SUPPLEMENT_FORM", "fields-supplemented", "5.3(3)④"),
    CLOSURE("closure", "CLOSE", "incident-closed", "5.3(3)⑤");

    private static final String INCIDENT = "/v1/incidents/{id}/";

    private final @Nullable String act;
    private final @Nullable String permission;
    private final String event;
    private final String clause;

    Filling(@Nullable String act, @Nullable String permission, String event, String clause) {
        this.act = act;
        this.permission = permission;
        this.event = event;
        this.clause = clause;
    }

    /** The path of the act, as the contract writes it; none where the service itself fills the field. */
    Optional<String> endpoint() {
        return Optional.ofNullable(act).map(path -> INCIDENT + path);
    }

    /** Code of the permission that it needs; none where the service itself fills the field. */
    Optional<String> permission() {
        return Optional.ofNullable(permission);
    }

    /** Stored name of the event. */
    String event() {
        return event;
    }

    /** The clause that asks for it. */
    String clause() {
        return clause;
    }
}
