package jp.csirt.incident.domain.incident;

import java.util.List;
import java.util.UUID;

/** 兼務: posts of one reporting chain that one person answers for. Source: 志免町 1(8). */
public record ConcurrentPosts(UUID personId, List<String> posts) {

    public ConcurrentPosts {
        posts = List.copyOf(posts);
    }
}
