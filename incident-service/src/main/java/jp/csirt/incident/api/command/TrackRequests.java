package jp.csirt.incident.api.command;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.duties.DutyOverride;
import jp.csirt.incident.domain.incident.ExceptionDecision;
import jp.csirt.incident.domain.incident.PersonnelActionKind;
import jp.csirt.incident.domain.incident.Tlp;
import jp.csirt.incident.domain.incident.VendorAnswer;
import jp.csirt.incident.domain.shared.ChosenFrom;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.MayBeBlank;
import org.jspecify.annotations.Nullable;

/** The bodies of the acts on the smaller tracks; see {@link Requests}. */
final class TrackRequests {

    private TrackRequests() {}

    /** システムの停止. */
    record RecordSystemStop(
            String system,
            Instant stoppedAt,
            @Nullable Instant restartedAt,
            @Nullable Instant occurredAt) implements Timed {}

    /** 利用状況の調査. */
    record OrderUsageInvestigation(
            @LongText String scope,
            @LongText String target,
            @Nullable Instant occurredAt) implements Timed {}

    /** CISOの指示. */
    record GiveCisoInstruction(
            @LongText String text,
            @ChosenFrom(ChosenFrom.Directory.ADDRESSEES) List<String> to,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 緊急時対応計画の発動. */
    record InvokeEmergencyPlan(String planVersion, @Nullable Instant occurredAt) implements Timed {}

    /** 関係機関との共有. */
    record ShareInformation(
            @ChosenFrom(ChosenFrom.Directory.PARTNERS) String to,
            Tlp tlp,
            @LongText String content,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 委託事業者への対処要求. */
    record RequestVendorMeasure(
            @ChosenFrom(ChosenFrom.Directory.CONTRACTS) String vendor,
            @LongText String request,
            Boolean suspend,
            @Nullable Instant dueAt,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 委託事業者の措置. */
    record ReportVendorMeasure(
            @LongText String what,
            VendorAnswer state,
            @Nullable Instant occurredAt) implements Timed {}

    /** 職員の処置. */
    record RecordPersonnelAction(
            PersonnelActionKind kind,
            @LongText String text,

            @ChosenFrom(ChosenFrom.Directory.PERSONS) @Nullable
            UUID personId,

            @Nullable Instant occurredAt)
            implements Timed {}

    /** 例外措置の申請; {@code until} is a date, or a time whose day counts. */
    record RequestException(
            @LongText String what,
            @LongText String reason,
            String until,
            @Nullable Boolean emergency,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 例外措置の決定. */
    record DecideException(
            ExceptionDecision result,
            @LongText @MayBeBlank String comment,
            @Nullable DutyOverride override,
            @Nullable Instant occurredAt)
            implements Timed {}

    /** 例外措置の事後の報告. */
    record ReportEmergencyException(
            @LongText String text, @Nullable Instant occurredAt) implements Timed {}
}
