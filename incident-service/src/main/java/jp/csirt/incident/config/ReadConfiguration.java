package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import jp.csirt.incident.domain.deadline.StepTimetable;
import jp.csirt.incident.platform.eventstore.AggregateIndex;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.serialization.NamedEventSerializer;
import jp.csirt.incident.platform.view.ViewCollections;
import jp.csirt.incident.platform.view.ViewRebuild;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import jp.csirt.incident.read.incidentlist.IncidentListStore;
import jp.csirt.incident.read.incidentlist.IncidentListWrites;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.WatchRecords;
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
    WatchRecords watchRecords(CommitLog log, NamedEventSerializer serializer) {
        return new WatchRecords(log, serializer);
    }

    /** What a rebuild left that was cut short is removed before anything reads or writes the view. */
    @Bean
    ViewCollections incidentListCollections(MongoDatabase database, CsirtProperties properties, NodeName node) {
        var views = new ViewCollections(
                database,
                IncidentListProjection.NAME,
                IncidentListProjection.edition(ProfileFile.sha256(properties.profile())),
                node.value(),
                Clock.systemUTC());
        Await.first(views.prepare(), WITHIN);
        return views;
    }

    @Bean
    IncidentListStore incidentListStore(ViewCollections incidentListCollections) {
        var store = new IncidentListStore(incidentListCollections);
        Await.first(store.createIndexes(), WITHIN);
        return store;
    }

    @Bean(destroyMethod = "close")
    ViewRebuild incidentListRebuild(
            MongoDatabase database, ViewCollections incidentListCollections, IncidentListProjection rows) {
        return new ViewRebuild(database, incidentListCollections, "incident", rows);
    }

    @Bean
    IncidentListProjection incidentListProjection(
            IncidentRecords records,
            AggregateIndex aggregates,
            IncidentListStore store,
            ViewCollections incidentListCollections,
            StepTimetable timetable) {
        var writes = new IncidentListWrites(incidentListCollections);
        return new IncidentListProjection(records, aggregates, store, writes, timetable);
    }
}
