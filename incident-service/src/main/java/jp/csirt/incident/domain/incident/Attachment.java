package jp.csirt.incident.domain.incident;

import java.util.UUID;
import jp.csirt.incident.domain.shared.Personal;

/**
 * 添付ファイル: what its bytes are, without them; the record proves them by their hash.
 *
 * @param name as the sender called it
 * @param size bytes
 * @param sha256 64 lower-case hexadecimal digits
 * @param mediaType what the content is, whatever the name says
 */
public record Attachment(UUID attachmentId, @Personal String name, long size, String sha256, String mediaType) {}
