package jp.csirt.incident.domain.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 呼出者: the person behind a key, the posts held today and the key's scopes.
 *
 * @param keyId identifies the key, never the key itself
 * @param title 職名, for example 係長
 * @param unit the person's own department
 */
public record Caller(
        String keyId,
        UUID personId,
        String title,
        List<Post> posts,
        Set<Scope> scopes,
        @Nullable String unit) {

    public Caller {
        posts = List.copyOf(posts);
        scopes = Set.copyOf(scopes);
    }

    /** Whether one of the posts has the role. */
    public boolean holds(Role role) {
        return posts.stream().anyMatch(post -> post.role() == role);
    }
}
