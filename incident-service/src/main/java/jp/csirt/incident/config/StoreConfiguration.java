package jp.csirt.incident.config;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jp.csirt.incident.platform.eventstore.CommitLog;
import jp.csirt.incident.platform.eventstore.ServerSelfTest;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.numbering.NumberSeries;
import jp.csirt.store.EmbeddedStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database: the configured one, or the embedded one in this process; over the wire in both cases. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CsirtProperties.class)
class StoreConfiguration {

    private static final String DATABASE = "csirt";
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String EMBEDDED = "'${csirt.mongodb-uri:}'.isBlank()";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression(EMBEDDED)
    EmbeddedStore embeddedStore(CsirtProperties properties) {
        var store = properties.store();
        return EmbeddedStore.open(
                new EmbeddedStore.Options(store.path(), 0, store.cacheMegabytes(), store.acceptOlder()));
    }

    @Bean
    @ConditionalOnExpression(EMBEDDED)
    ConnectionString embeddedConnection(EmbeddedStore store) {
        return new ConnectionString(store.uri(DATABASE));
    }

    @Bean
    @ConditionalOnExpression("!" + EMBEDDED)
    ConnectionString configuredConnection(CsirtProperties properties) {
        var connection = new ConnectionString(properties.mongodbUri());
        if (connection.getDatabase() == null) {
            throw new IllegalArgumentException("MONGODB_URI must name a database, for example mongodb://host/csirt");
        }
        return connection;
    }

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(ConnectionString connection) {
        return MongoClients.create(settings(connection));
    }

    @Bean(destroyMethod = "close")
    com.mongodb.client.MongoClient syncMongoClient(ConnectionString connection) {
        return com.mongodb.client.MongoClients.create(settings(connection));
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, ConnectionString connection) {
        return client.getDatabase(String.valueOf(connection.getDatabase()));
    }

    @Bean
    NodeName nodeName(CsirtProperties properties, @Value("${server.port}") int serverPort) {
        return NodeName.of(properties, serverPort);
    }

    @Bean
    MongoTemplate messageStoreTemplate(com.mongodb.client.MongoClient client, ConnectionString connection) {
        return DefaultMongoTemplate.builder()
                .mongoDatabase(client, String.valueOf(connection.getDatabase()))
                .trackingTokensCollectionName("tokens")
                .sagasCollectionName("sagas")
                .build();
    }

    /** A server that is not ours is tried before anything is written to it. */
    @Bean
    CommitLog commitLog(MongoDatabase database, CsirtProperties properties) {
        if (!properties.mongodbUri().isBlank()) {
            ServerSelfTest.check(database, WITHIN);
        }
        var log = new CommitLog(database);
        Await.first(log.createIndexes(), WITHIN);
        return log;
    }

    @Bean
    NumberSeries numberSeries(MongoDatabase database) {
        var series = new NumberSeries(database, Clock.systemUTC());
        Await.first(series.createIndexes(), WITHIN);
        return series;
    }

    /** What the connection string says goes before what is set here. */
    private static MongoClientSettings settings(ConnectionString connection) {
        return MongoClientSettings.builder()
                .applicationName("incident-service")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(50, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(2, TimeUnit.SECONDS))
                .applyConnectionString(connection)
                .build();
    }
}
