package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 職員の処置（別綴）: restricted, shown by its own question only. Source: 志免町 6.5(5), 7.6(2). */
public sealed interface PersonnelEvent extends SideTrackEvent {

    /** 職員の処置が記録された; who is concerned stands encrypted like every other personal text. */
    @Revision("1")
    record PersonnelActionRecorded(
            IncidentId incidentId,
            Act act,
            PersonnelActionKind kind,
            @Personal @LongText String text,
            @Personal @Nullable String personId)
            implements PersonnelEvent {}
}
