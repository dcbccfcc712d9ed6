package jp.csirt.incident.domain.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.organisation.PostResolution.Addressee;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import jp.csirt.incident.domain.shared.Source;
import org.jspecify.annotations.Nullable;

/**
 * 兼務による報告経路の短縮: one person holds the posts of 管理者 and 統括 for a unit.
 *
 * @param posts the manager's, then that of 統括
 */
@Source(document = "志免町 対策基準", clause = "1(8), 5.3(1)②")
public record ReportingChain(UUID personId, List<Post> posts) {

    public ReportingChain {
        posts = List.copyOf(posts);
    }

    /** The shortened chain of a unit at a moment; empty where two persons hold the posts, or one post has nobody present. */
    public static Optional<ReportingChain> of(
            PostResolution resolution, String organ, @Nullable String department, Instant at) {
        String unit = department == null ? organ : department;
        Addressee manager = resolution.resolve(Post.of(Role.SEC_MANAGER), unit, at, Set.of());
        Addressee overall = resolution.resolve(Post.of(Role.OVERALL_MANAGER), unit, at, Set.of());
        boolean held = manager.way() == Way.HOLDER && overall.way() == Way.HOLDER;
        return held && manager.persons().equals(overall.persons())
                ? Optional.of(new ReportingChain(manager.persons().getFirst(), List.of(manager.post(), overall.post())))
                : Optional.empty();
    }
}
