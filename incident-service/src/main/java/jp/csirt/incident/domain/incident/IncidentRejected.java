package jp.csirt.incident.domain.incident;

import java.util.List;
import java.util.Locale;

/** 拒否: a rule refuses the command; nothing was recorded. The message says what is and what to do. */
public final class IncidentRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Guard> guards;

    /** A refusal by one rule. */
    public IncidentRejected(Reason reason, String message) {
        this(reason, message, List.of());
    }

    private IncidentRejected(Reason reason, String message, List<Guard> guards) {
        super(message);
        this.reason = reason;
        this.guards = List.copyOf(guards);
    }

    /** 完了できない: every guard that stands against closing. */
    static IncidentRejected unmet(List<Guard> guards) {
        return new IncidentRejected(
                Reason.GUARDS_UNMET, "完了の条件が%d件満たされていません。guards の各項目を済ませてください。".formatted(guards.size()), guards);
    }

    public Reason reason() {
        return reason;
    }

    /** The unmet guards; empty unless closing was refused. */
    public List<Guard> guards() {
        return guards;
    }

    /** Why; the problem's slug is the name in kebab-case. */
    public enum Reason {
        SAME_PERSON,
        GUARDS_UNMET,
        ALREADY_CLOSED,
        NOT_CLOSED,
        IMPORTED_CASE,
        RETENTION_NOT_OVER,
        ERASURE_NOT_PROPOSED,
        ERASED,
        ALREADY_RECEIVED,
        ALREADY_NOTED,
        ALREADY_APPROVED,
        ALREADY_ANSWERED,
        ALREADY_DECIDED,
        NO_OPEN_INSTRUCTION,
        UNKNOWN_INSTRUCTION,
        NOT_NEEDED_REFUSED,
        LEVEL_BELOW_FLOOR,
        LEVEL_SUPERSEDED,
        LEVEL_UNCHANGED,
        LEVEL_NOT_ZERO,
        UNKNOWN_LEVEL_CHANGE,
        UNKNOWN_ASSESSMENT,
        UNKNOWN_LATERAL_CHECK,
        UNKNOWN_EVIDENCE,
        UNKNOWN_PREVENTION_PLAN,
        UNKNOWN_MEASURE,
        MEASURE_NOT_ORDERED,
        MEASURE_NOT_IMPLEMENTED,
        MEASURE_ALREADY_SETTLED,
        ISSUE_OUT_OF_ORDER,
        UNKNOWN_ISSUE,
        UNKNOWN_OBLIGATION,
        OBLIGATION_WITHDRAWN,
        ALREADY_SUBMITTED,
        ALREADY_ACKNOWLEDGED,
        REPORT_NOT_DRAFTED,
        REPORT_NOT_SUBMITTED,
        WAIVER_NOT_PROPOSED,
        UNKNOWN_VENDOR_REQUEST,
        VENDOR_REQUEST_DONE,
        UNKNOWN_EXCEPTION,
        EXCEPTION_ALREADY_DECIDED,
        EXCEPTION_NOT_EMERGENCY,
        EXCEPTION_ALREADY_REPORTED,
        UNKNOWN_EVENT,
        FIELD_NOT_CORRECTABLE,
        FIELD_UNCHANGED,
        CORRECTION_NOT_CORRECTABLE,
        UNKNOWN_CORRECTION,
        CORRECTION_ALREADY_APPROVED;

        /** The slug of the problem type. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
