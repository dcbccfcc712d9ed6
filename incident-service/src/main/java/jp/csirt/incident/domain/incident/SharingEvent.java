package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;

/** 関係機関との共有. Source: 志免町 1(9)⑥, 6.6(3), 6.5(2). */
public sealed interface SharingEvent extends SideTrackEvent {

    /** 情報が関係機関と共有された. */
    @Revision("1")
    record InformationShared(
            IncidentId incidentId,
            Act act,
            @Personal String to,
            Tlp tlp,
            @Personal @LongText String content) implements SharingEvent {}
}
