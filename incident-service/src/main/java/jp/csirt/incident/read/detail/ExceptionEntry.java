package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import jp.csirt.incident.domain.incident.ExceptionDecision;
import jp.csirt.incident.read.record.Stamp;
import org.jspecify.annotations.Nullable;

/** 例外措置, with the decision and the report made afterwards. */
public record ExceptionEntry(
        int n,
        String what,
        String reason,
        LocalDate until,
        boolean emergency,
        State state,
        @JsonUnwrapped Stamp stamp,
        @Nullable DecidedEntry decision,
        @Nullable AfterReportEntry afterReport) {

    /** The same in another state. */
    ExceptionEntry in(State next) {
        return new ExceptionEntry(n, what, reason, until, emergency, next, stamp, decision, afterReport);
    }

    /** 許可の決定; {@code override} is the reason when applicant and approver are one person. */
    public record DecidedEntry(
            ExceptionDecision result,
            String comment,
            @Nullable String override,
            @JsonUnwrapped Stamp stamp) {}

    /** 事後の報告. */
    public record AfterReportEntry(
            String text, @JsonUnwrapped Stamp stamp) {}

    /** 例外措置の状態. Source: requirements A.1. */
    public enum State {
        REQUESTED,
        EMERGENCY_APPLIED,
        REPORTED_AFTER,
        APPROVED,
        REJECTED,
        EXPIRED
    }
}
