package jp.csirt.incident.domain.watch;

import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * 連絡先の職.
 *
 * @param unit code of a unit of the organisation; absent for a post of the whole body
 */
public record NotifiedPost(Role post, @Nullable String unit) {

    static NotifiedPost of(Post post) {
        return new NotifiedPost(post.role(), post.unit());
    }

    /** The post's code as the API writes it. */
    public String code() {
        return new Post(post, unit).code();
    }
}
