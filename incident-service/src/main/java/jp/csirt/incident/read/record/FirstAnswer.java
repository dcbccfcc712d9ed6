package jp.csirt.incident.read.record;

import java.util.List;
import java.util.UUID;

/**
 * 最初の回答: what the log says a request brought about, so that its repetition is answered alike.
 *
 * @param digest of what the request asked for
 * @param version number of the incident's events after it
 * @param position global position of its last event
 * @param n number given to what was created; 0 when nothing is numbered
 * @param ids of what was created, in the order of the request
 */
public record FirstAnswer(String digest, long version, long position, int n, List<UUID> ids) {

    public FirstAnswer {
        ids = List.copyOf(ids);
    }
}
