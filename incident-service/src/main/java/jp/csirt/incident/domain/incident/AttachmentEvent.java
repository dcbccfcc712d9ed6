package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;
import org.axonframework.serialization.Revision;

/** 添付. Source: 志免町 5.3(3)④. */
public sealed interface AttachmentEvent extends IncidentEvent {

    /** ファイルが添付された. */
    @Revision("1")
    record FileAttached(IncidentId incidentId, Act act, Attachment attachment) implements AttachmentEvent {}
}
