package jp.csirt.incident.domain.digest;

import java.time.LocalDate;
import java.util.List;
import jp.csirt.incident.domain.watch.NotifiedPost;
import org.axonframework.serialization.Revision;

/**
 * 朝の知らせが求められた: a post is to be told what it still has to do. Like every notification it names no person and carries no
 * word that anybody typed.
 *
 * @param on the day, Asia/Tokyo
 * @param items soonest limit first
 */
@Revision("1")
public record DigestRequested(LocalDate on, NotifiedPost post, List<DigestItem> items) {

    public DigestRequested {
        items = List.copyOf(items);
    }
}
