package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 関係機関との共有. Source: 志免町 1(9)⑥, 6.6(3), 6.5(2). */
public sealed interface SharingEvent extends SideTrackEvent {

    /**
     * 情報が関係機関と共有された.
     *
     * @param organ the organ of the same body whose posts may read the incident from now on; absent for anybody else
     */
    @Revision("1")
    record InformationShared(
            IncidentId incidentId,
            Act act,
            @Personal String to,
            Tlp tlp,
            @Personal @LongText String content,
            @Nullable String organ)
            implements SharingEvent {}
}
