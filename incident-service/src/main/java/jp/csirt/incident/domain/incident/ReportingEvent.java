package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.report.Report;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 報告・受付・庁内報告. */
public sealed interface ReportingEvent extends IncidentEvent {

    /** 報告された. Source: 志免町 5.3(1)①, 5.3(2)①. */
    @Revision("1")
    record IncidentReported(IncidentId incidentId, Act act, IncidentNumber number, Report report)
            implements ReportingEvent {}

    /** 統一的な窓口が受け付けた. Source: 志免町 1(9)②. */
    @Revision("1")
    record ReportReceived(
            IncidentId incidentId, Act act, @Nullable IncidentId duplicateOf) implements ReportingEvent {}

    /** 情報セキュリティ管理者がレベル0の報告を確認した. Source: 志免町 7.3(5). */
    @Revision("1")
    record ReportNoted(IncidentId incidentId, Act act) implements ReportingEvent {}

    /**
     * 管理者と統括が同一人: who was told as the one was told as the other, so that the CISO must be told whatever the level. Source:
     * 志免町 1(8), 5.3(1)②③.
     */
    @Revision("1")
    record ReportingChainCollapsed(IncidentId incidentId, Act act, ConcurrentPosts samePerson)
            implements ReportingEvent {}

    /**
     * 庁内で報告された, or found not needed with a reason. Source: 志免町 5.3(1)①–③, 5.3(3)②.
     *
     * @param takenBy code of the post that took it in the place of the recipient; absent when the recipient did
     */
    @Revision("1")
    record ReportedInternally(
            IncidentId incidentId,
            Act act,
            InternalRecipient to,
            @Nullable InternalReport report,
            @Personal @Nullable String notNeeded,
            @Nullable String takenBy)
            implements ReportingEvent {}
}
