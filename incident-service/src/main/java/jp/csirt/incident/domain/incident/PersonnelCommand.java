package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 職員の処置への命令. */
public sealed interface PersonnelCommand extends IncidentCommand {

    /** 職員の処置を別綴に記録する; {@code personId} is the person concerned. */
    record RecordPersonnelAction(
            IncidentId incidentId,
            Act act,
            PersonnelActionKind kind,
            String text,
            @Nullable String personId) implements PersonnelCommand {}
}
