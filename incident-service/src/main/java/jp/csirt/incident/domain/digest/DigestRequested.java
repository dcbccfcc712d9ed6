package jp.csirt.incident.domain.digest;

import java.time.LocalDate;
import java.util.List;
import jp.csirt.incident.domain.watch.NotifiedPost;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * 朝の知らせが求められた: a post is to be told what it still has to do. Like every notification it names no person and carries no
 * word that anybody typed.
 *
 * @param on the day, Asia/Tokyo
 * @param items soonest limit first
 * @param more that other posts are told of the day in a later commit; absent in the last one
 */
@Revision("1")
public record DigestRequested(
        LocalDate on,
        NotifiedPost post,
        List<DigestItem> items,
        @Nullable Boolean more) {

    public DigestRequested {
        items = List.copyOf(items);
    }

    /** The same where others follow in a later commit. */
    DigestRequested withMore() {
        return new DigestRequested(on, post, items, true);
    }

    boolean isOfLastCommit() {
        return more == null;
    }
}
