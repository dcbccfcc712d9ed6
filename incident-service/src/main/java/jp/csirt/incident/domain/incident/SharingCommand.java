package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;

/** 関係機関との共有への命令. */
public sealed interface SharingCommand extends IncidentCommand {

    /** 関係機関と情報を共有する. */
    record ShareInformation(IncidentId incidentId, Act act, String to, Tlp tlp, String content)
            implements SharingCommand {}
}
