package jp.csirt.incident.journey;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import jp.csirt.incident.IncidentServiceApplication;
import jp.csirt.incident.domain.incident.IncidentEvent;
import jp.csirt.incident.platform.mongo.Await;
import org.axonframework.config.Configuration;
import org.bson.Document;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One service of several on a database that outlives it. */
final class Node implements AutoCloseable {

    static final Duration WITHIN = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final Client client;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
        String port = context.getEnvironment().getProperty("local.server.port");
        this.client = new Client(
                Integer.parseInt(Objects.requireNonNull(port)), new AskedSoFar(context.getBean(MongoDatabase.class)));
    }

    /** Starts a service on that database which calls itself {@code name}. */
    static Node start(String uri, String name, String... properties) {
        String[] own = {
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--csirt.demo.samples=false",
            "--csirt.mongodb-uri=" + uri,
            "--csirt.node-id=" + name,
            OperatorKeys.MASTER,
            OperatorKeys.SIGNING
        };
        String[] all = new String[own.length + properties.length];
        System.arraycopy(own, 0, all, 0, own.length);
        System.arraycopy(properties, 0, all, own.length, properties.length);
        return new Node(new SpringApplicationBuilder(IncidentServiceApplication.class)
                .main(IncidentServiceApplication.class)
                .profiles("demo")
                .run(all));
    }

    Client client() {
        return client;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /**
     * What happens the next {@code times} times between this node's decision on such an event and its append.
     *
     * <p>The sagas append in threads of their own whenever they like: theirs are let pass.
     */
    void beforeAppend(Class<? extends IncidentEvent> event, int times, Runnable happens) {
        var left = new AtomicInteger(times);
        bean(Configuration.class).eventStore().registerDispatchInterceptor(messages -> {
            boolean meant = messages.stream().anyMatch(message -> event.isInstance(message.getPayload()));
            if (meant && left.getAndDecrement() > 0) {
                happens.run();
            }
            return (index, message) -> message;
        });
    }

    MongoDatabase database() {
        return bean(MongoDatabase.class);
    }

    /** Collections whose name begins so. */
    List<String> collections(String prefix) {
        return Await.all(database().listCollectionNames(), WITHIN).stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    List<Document> all(String collection) {
        return Await.all(database().getCollection(collection).find().sort(new Document("_id", 1)), WITHIN);
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
