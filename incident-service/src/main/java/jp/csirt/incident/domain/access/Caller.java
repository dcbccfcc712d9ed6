package jp.csirt.incident.domain.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * 呼出者: the person behind a key, the posts held today and the key's scopes.
 *
 * @param keyId identifies the key, never the key itself
 * @param title 職名, for example 係長
 * @param posts those in which the person may act: the own ones, then the deputised ones
 * @param unit the person's own department
 * @param deputising 代行: each post of an absent holder, with the own post by which the person stands in
 */
public record Caller(
        String keyId,
        UUID personId,
        String title,
        List<Post> posts,
        Set<Scope> scopes,
        @Nullable String unit,
        Map<Post, Post> deputising) {

    public Caller {
        deputising = Collections.unmodifiableMap(new LinkedHashMap<>(deputising));
        posts = Stream.concat(posts.stream(), deputising.keySet().stream())
                .distinct()
                .toList();
        scopes = Set.copyOf(scopes);
    }

    /** A caller who stands in for nobody. */
    public Caller(
            String keyId, UUID personId, String title, List<Post> posts, Set<Scope> scopes, @Nullable String unit) {
        this(keyId, personId, title, posts, scopes, unit, Map.of());
    }

    /** Whether one of the posts has the role. */
    public boolean holds(Role role) {
        return posts.stream().anyMatch(post -> post.role() == role);
    }

    /** Who acts when the caller acts in that post. */
    public Actor actor(Post post) {
        Post own = deputising.get(post);
        return own == null
                ? new Actor(personId, post.code(), unit)
                : new Actor(personId, own.code(), unit, post.code());
    }
}
