package jp.csirt.incident.domain.incident;

import java.time.LocalDate;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 例外措置. Source: 志免町 7.4. */
public sealed interface ExceptionEvent extends SideTrackEvent {

    /** 例外措置が申請された, or applied at once in an emergency; {@code until} is its last day. Source: 志免町 7.4(1). */
    @Revision("1")
    record ExceptionRequested(
            IncidentId incidentId,
            Act act,
            int n,
            @Personal @LongText String what,
            @Personal @LongText String reason,
            LocalDate until,
            boolean emergency)
            implements ExceptionEvent {}

    /** 例外措置が許可された（又はされなかった）. Source: 志免町 7.4(1), 1(8)①. */
    @Revision("1")
    record ExceptionDecided(
            IncidentId incidentId,
            Act act,
            int n,
            ExceptionDecision result,
            @Personal @LongText String comment,
            @Nullable DutyOverride override)
            implements ExceptionEvent {}

    /** 緊急に行った例外措置が事後に報告された. Source: 志免町 7.4(2). */
    @Revision("1")
    record EmergencyExceptionReported(
            IncidentId incidentId,
            Act act,
            int n,
            @Personal @LongText String text) implements ExceptionEvent {}
}
