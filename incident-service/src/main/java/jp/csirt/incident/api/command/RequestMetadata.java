package jp.csirt.incident.api.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.csirt.incident.domain.incident.RequestMark;
import jp.csirt.incident.read.record.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What is stored with every event of an act, so that a repeated request can be answered from the log. */
final class RequestMetadata {

    private RequestMetadata() {}

    /** Of a request whose act creates these ids; nothing for a request that nobody may repeat. */
    static Map<String, Object> of(@Nullable RequestMark mark, List<UUID> ids) {
        if (mark == null) {
            return Map.of();
        }
        var metadata = new HashMap<String, Object>();
        metadata.put(RequestMark.REQUEST, mark.request());
        metadata.put(RequestMark.DIGEST, mark.digest());
        metadata.put(RequestMark.AT, mark.at().toString());
        if (!ids.isEmpty()) {
            metadata.put(
                    RecordedEvent.CREATED_IDS, ids.stream().map(UUID::toString).toList());
        }
        return metadata;
    }
}
