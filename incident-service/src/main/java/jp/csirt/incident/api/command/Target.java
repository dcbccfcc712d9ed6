package jp.csirt.incident.api.command;

import java.util.UUID;
import jp.csirt.incident.api.web.Call;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.shared.Act;

/** 対象: the incident an act is meant for, and who acts when. */
record Target(Call call, IncidentId incidentId, Act act) {

    /** A number in the path. */
    int number(String variable) {
        return call.number(variable);
    }

    /** An id in the path. */
    UUID id(String variable) {
        return call.id(variable);
    }
}
