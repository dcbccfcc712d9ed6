package jp.csirt.incident.config;

import java.time.Duration;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.process.erasure.KeyDestruction;
import org.axonframework.common.caching.Cache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * 消去: from the permission to the key that is no more, on every node. A failure to destroy is no dead letter: the processor
 * stays where it is and tries again until the key is gone.
 */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    @Bean
    KeyDestruction keyDestruction(KeyRing ring) {
        return new KeyDestruction(id -> Await.first(ring.destroy(id.toString()), WITHIN));
    }

    @Bean
    CacheExpiry cacheExpiry(KeyRing ring, Cache aggregateCache) {
        return new CacheExpiry(ring, aggregateCache);
    }
}
