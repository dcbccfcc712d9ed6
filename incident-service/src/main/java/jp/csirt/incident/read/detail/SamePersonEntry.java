package jp.csirt.incident.read.detail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import jp.csirt.incident.read.record.Stamp;

/**
 * 管理者と統括が同一人.
 *
 * @param person 職名 of the one who is both
 */
public record SamePersonEntry(
        String person, List<String> posts, @JsonUnwrapped Stamp stamp) {

    public SamePersonEntry {
        posts = List.copyOf(posts);
    }
}
