package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Act;

/** 添付への命令. */
public sealed interface AttachmentCommand extends IncidentCommand {

    /** ファイルを添付する; its bytes are kept already. */
    record AttachFile(IncidentId incidentId, Act act, Attachment attachment) implements AttachmentCommand {}
}
