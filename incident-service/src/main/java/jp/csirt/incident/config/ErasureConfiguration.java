package jp.csirt.incident.config;

import java.time.Duration;
import java.util.UUID;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.platform.attachment.FileVault;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.process.erasure.KeyDestruction;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import org.axonframework.common.caching.Cache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/**
 * 消去: from the permission to the key that is no more, on every node. A failure to destroy is no dead letter: the processor
 * stays where it is and tries again until the key is gone.
 */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    @Bean
    KeyDestruction keyDestruction(KeyRing ring, IncidentRecords records, FileVault vault) {
        return new KeyDestruction(id -> {
            Await.first(ring.destroy(id.toString()), WITHIN);
            Await.all(files(records, id).concatMap(vault::delete), WITHIN);
        });
    }

    /** What is under the destroyed key is unreadable already; the bytes go as well, to make room. */
    private static Flux<String> files(IncidentRecords records, IncidentId id) {
        return records.find(id).flatMapIterable(IncidentRecord::fileIds).map(UUID::toString);
    }

    @Bean
    CacheExpiry cacheExpiry(KeyRing ring, Cache aggregateCache) {
        return new CacheExpiry(ring, aggregateCache);
    }
}
