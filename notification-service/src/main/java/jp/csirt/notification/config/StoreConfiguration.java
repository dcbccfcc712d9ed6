package jp.csirt.notification.config;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.TimeUnit;
import jp.csirt.notification.store.Answers;
import jp.csirt.notification.store.Collections;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.FeedPlace;
import jp.csirt.notification.store.Keys;
import jp.csirt.notification.store.Marks;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.Receipts;
import jp.csirt.notification.store.RosterStore;
import jp.csirt.notification.store.TemplateStore;
import jp.csirt.notification.store.Windows;
import jp.csirt.store.EmbeddedStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The own database: the configured one, or the embedded one in this process; over the wire in both cases. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationProperties.class)
class StoreConfiguration {

    private static final String DATABASE = "notification";
    private static final String EMBEDDED = "'${csirt.mongodb-uri:}'.isBlank()";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression(EMBEDDED)
    EmbeddedStore embeddedStore(NotificationProperties properties) {
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
    ConnectionString configuredConnection(NotificationProperties properties) {
        var connection = new ConnectionString(properties.mongodbUri());
        if (connection.getDatabase() == null) {
            throw new IllegalArgumentException("MONGODB_URI must name a database, for example mongodb://host/csirt");
        }
        return connection;
    }

    /** What the connection string says goes before what is set here. */
    @Bean(destroyMethod = "close")
    MongoClient mongoClient(ConnectionString connection) {
        return MongoClients.create(MongoClientSettings.builder()
                .applicationName("notification-service")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(2, TimeUnit.SECONDS))
                .applyConnectionString(connection)
                .build());
    }

    @Bean
    Collections collections(MongoClient client, ConnectionString connection) {
        return new Collections(client.getDatabase(String.valueOf(connection.getDatabase()))).indexed();
    }

    @Bean
    Answers answers(Collections collections) {
        return new Answers(collections);
    }

    @Bean
    Contacts contacts(Collections collections) {
        return new Contacts(collections);
    }

    @Bean
    FeedPlace feedPlace(Collections collections) {
        return new FeedPlace(collections);
    }

    @Bean
    Keys keys(Collections collections) {
        return new Keys(collections);
    }

    @Bean
    Marks marks(Collections collections) {
        return new Marks(collections);
    }

    @Bean
    Notifications notifications(Collections collections) {
        return new Notifications(collections);
    }

    @Bean
    Outbox outbox(Collections collections) {
        return new Outbox(collections);
    }

    @Bean
    Receipts receipts(Collections collections) {
        return new Receipts(collections);
    }

    @Bean
    RosterStore rosterStore(Collections collections) {
        return new RosterStore(collections);
    }

    @Bean
    TemplateStore templateStore(Collections collections) {
        return new TemplateStore(collections);
    }

    @Bean
    Windows windows(Collections collections, NotificationProperties properties) {
        return new Windows(
                collections, properties.storm().limit(), properties.storm().window());
    }
}
