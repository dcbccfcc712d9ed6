package jp.csirt.incident.api.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 連絡先の鮮度: who cannot be reached, as the service that reaches people told. It holds no address. */
public interface Reachability {

    /** What was told last; {@link Told#NEVER} while nothing was. */
    Mono<Told> last();

    /** Replaces what was told before. */
    Mono<Void> put(Told told);

    /**
     * 知らされた鮮度.
     *
     * @param at when it was told; null while it never was
     * @param missing persons without contact points
     * @param stale persons whose points nobody has verified for six months
     */
    record Told(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant at,

            List<UUID> missing,
            List<UUID> stale) {

        /** Nothing is known of anybody. */
        public static final Told NEVER = new Told(null, List.of(), List.of());
    }
}
