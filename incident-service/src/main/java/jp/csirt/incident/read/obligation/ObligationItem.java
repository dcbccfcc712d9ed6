package jp.csirt.incident.read.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.externalreport.ObligationState;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import org.jspecify.annotations.Nullable;

/**
 * 外部報告義務の一つ.
 *
 * @param basis codes of all grounds, for example {@code APPI.OVER_100}
 * @param awareAt 知った日時: the earliest of the grounds
 * @param due absent where no limit can be told
 * @param overdue open after its due time
 * @param lateBy 遅れ, frozen when it was fulfilled; absent when that was in time
 * @param submittedAt when it was fulfilled
 * @param history every change of {@code due}, oldest first
 */
public record ObligationItem(
        UUID obligationId,
        Recipient recipient,
        ReportStage stage,
        List<String> basis,
        String clause,
        Instant awareAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Due due,
        ObligationState state,
        boolean overdue,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Duration lateBy,
        @Nullable Instant submittedAt,
        String ruleVersion,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String calendarVersion,
        boolean drill,
        List<DueChange> history) {

    public ObligationItem {
        basis = List.copyOf(basis);
        history = List.copyOf(history);
    }

    /** 期限の変更. */
    public record DueChange(
            Instant at,
            String eventId,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Due from,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Due to,

            String reason) {}
}
