package jp.csirt.incident.domain.incident;

import java.time.Instant;
import java.util.List;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 統括・CISOの決定と指示. Source: 志免町 6.5(2), 7.2(2), 1(1)①, 7.3(1). */
public sealed interface DirectionEvent extends SideTrackEvent {

    /** システムが停止された; a later record of the same stop tells when it ended. Source: 志免町 6.5(2). */
    @Revision("1")
    record SystemStopped(
            IncidentId incidentId,
            Act act,
            @Personal String system,
            Instant stoppedAt,
            @Nullable Instant restartedAt) implements DirectionEvent {}

    /** 端末・ログ・メールの利用状況の調査が命じられた. Source: 志免町 7.2(2). */
    @Revision("1")
    record UsageInvestigationOrdered(
            IncidentId incidentId,
            Act act,
            @Personal @LongText String scope,
            @Personal @LongText String target) implements DirectionEvent {}

    /** CISOが指示した and named whom it is for. Source: 志免町 1(1)①, 1(2)⑤, 1(9)③. */
    @Revision("1")
    record CisoInstructed(
            IncidentId incidentId,
            Act act,
            @Personal @LongText String text,
            List<Addressee> to) implements DirectionEvent {
        public CisoInstructed {
            to = List.copyOf(to);
        }
    }

    /** 緊急時対応計画が発動された. Source: 志免町 7.3(1), 7.2(3)②. */
    @Revision("1")
    record EmergencyPlanInvoked(
            IncidentId incidentId, Act act, @Personal String planVersion) implements DirectionEvent {}
}
