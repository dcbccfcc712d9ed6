package jp.csirt.incident.config;

import java.util.Objects;
import jp.csirt.incident.api.organisation.Reachability;
import jp.csirt.incident.platform.reachability.ReachabilityStore;
import jp.csirt.incident.platform.reachability.ReachabilityStore.Unreached;
import reactor.core.publisher.Mono;

/** 連絡先の鮮度 in the database. */
record StoredReachability(ReachabilityStore store) implements Reachability {

    @Override
    public Mono<Told> last() {
        return store.last()
                .map(last -> new Told(last.at(), last.missing(), last.stale()))
                .defaultIfEmpty(Told.NEVER);
    }

    @Override
    public Mono<Void> put(Told told) {
        return store.put(new Unreached(Objects.requireNonNull(told.at()), told.missing(), told.stale()));
    }
}
