package jp.csirt.incident.api.security;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 招待: links that let a person set a password, once. */
public interface Invitations {

    /** How long a link is good. */
    int HOURS = 24;

    /** A new link for the person; the earlier one is worth nothing from now on. */
    Mono<Link> invite(UUID personId, UUID by);

    /** Who is invited; empty for a link that is unknown, used or too old. */
    Mono<Invited> find(String token);

    /**
     * Sets the password and uses the link up. Errors: 400 for a name or password that cannot be; empty as {@link #find}.
     *
     * @param name for who has no log-in name yet
     */
    Mono<Invited> accept(String token, String name, String password, String again);

    /** What the person is sent, to be shown once. */
    record Link(String token, Instant until) {

        /** Where it leads. */
        public String path() {
            return "/invitations/" + token;
        }
    }

    /**
     * 招待された人.
     *
     * @param title 職名
     * @param name log-in name; absent until it is chosen
     */
    record Invited(UUID personId, String title, @Nullable String name) {}
}
