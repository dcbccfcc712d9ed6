package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.record.IncidentRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be asked. */
@Configuration(proxyBeanMethods = false)
class ReadConfiguration {

    private static final Duration WITHIN = Duration.ofSeconds(10);

    @Bean
    IncidentRecords incidentRecords(CommitLog log, NamedEventSerializer serializer) {
        return new IncidentRecords(log, serializer);
    }

    @Bean
    IncidentListStore incidentListStore(MongoDatabase database) {
        var store = new IncidentListStore(database);
        Await.first(store.createIndexes(), WITHIN);
        return store;
    }

    @Bean
    IncidentListProjection incidentListProjection(IncidentRecords records, IncidentListStore store) {
        return new IncidentListProjection(records, store);
    }
}
