package jp.csirt.notification.journey;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import jp.csirt.notification.NotificationServiceApplication;
import jp.csirt.notification.domain.NameBasedId;
import jp.csirt.notification.domain.TokyoTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The real service with the demo's keys, a store of its own, a feed, and a mail server on the loopback address. */
final class RunningService implements AutoCloseable {

    /** A mail server on a busy machine answers late, but before the message is another one's to send. */
    static final Duration PATIENCE = Duration.ofSeconds(50);

    private final Path store = Folders.temporary();
    private final FakeFeed feed = new FakeFeed();
    private final Postbox mail = Postbox.plain();
    private final List<String> arguments;
    private ConfigurableApplicationContext context;
    private Client client;

    RunningService(String... more) {
        this(_ -> {}, more);
    }

    /** With a feed in which something happened before it was first read. */
    RunningService(Consumer<FakeFeed> before, String... more) {
        before.accept(feed);
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.reactor.netty.shutdown-quiet-period=0s",
                "--csirt.mongodb-uri=",
                "--csirt.clock.adjustable=true",
                "--csirt.store.path=" + store,
                "--csirt.incident.url=" + feed.url(),
                "--spring.mail.port=" + mail.port(),
                "--spring.mail.properties.mail.smtp.timeout=" + PATIENCE.toMillis(),
                "--csirt.delivery.retry-first=PT0.05S",
                "--csirt.delivery.retry-max=PT0.2S",
                "--csirt.delivery.breaker-open=PT0.2S",
                "--csirt.storm.limit=1000"));
        all.addAll(Arrays.asList(more));
        arguments = lastOfEach(all);
        context = run();
        client = new Client(port());
    }

    /** The same name twice would be a list of two values. */
    private static List<String> lastOfEach(List<String> all) {
        var last = new LinkedHashMap<String, String>();
        all.forEach(argument -> last.put(argument.split("=", 2)[0], argument));
        return List.copyOf(last.values());
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(NotificationServiceApplication.class)
                .profiles("demo")
                .run(arguments.toArray(String[]::new));
    }

    private int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    /** Stops and starts it on the same store. */
    void restart() {
        stop();
        begin();
    }

    void stop() {
        client.close();
        context.close();
    }

    void begin() {
        context = run();
        client = new Client(port());
    }

    Client client() {
        return client;
    }

    FakeFeed feed() {
        return feed;
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** The store as it lies there. */
    MongoDatabase database() {
        return database("notification");
    }

    MongoDatabase database(String name) {
        return context.getBean(MongoClient.class).getDatabase(name);
    }

    static UUID person(String name) {
        return NameBasedId.of(NameBasedId.URL, "urn:csirt:demo:demo-" + name);
    }

    /** Somebody holds a post from long ago. */
    void appoint(String post, @Nullable String unit, String name) {
        appoint(feed, post, unit, name);
    }

    static void appoint(FakeFeed feed, String post, @Nullable String unit, String name) {
        var data = new LinkedHashMap<String, Object>();
        data.put("post", post);
        if (unit != null) {
            data.put("unit", unit);
        }
        data.put("personId", person(name).toString());
        data.put("from", LocalDate.of(2020, 4, 1).toString());
        feed.add("jp.csirt.post-assigned.v1", data);
    }

    /** The posts of the roster that the tests ask. */
    void appointAll() {
        appoint("CISO", null, "ciso");
        appoint("OVERALL_MANAGER", null, "general-affairs");
        appoint("CSIRT_LEAD", null, "csirt-lead");
        appoint("CSIRT_INTAKE", null, "csirt");
        appoint("CSIRT_INTAKE", null, "csirt-2");
        appoint("SEC_MANAGER", "tax", "manager");
        awaitRead();
    }

    /** Waits until all events of the feed were used. */
    void awaitRead() {
        long head = feed.head();
        Await.until("position " + head, () -> position() >= head);
    }

    /** Waits until the feed is followed, so that a leap of the clock is not taken for its absence. */
    void awaitFollowing() {
        Await.until(
                "the feed is followed",
                () -> client.get("/v1/ops/feed", "admin")
                        .ok()
                        .at("/state")
                        .asString()
                        .equals("FOLLOWING"));
    }

    long position() {
        return client.get("/v1/ops/feed", "admin").ok().at("/position").asLong();
    }

    /** Moves the clock on. */
    void advance(Duration by) {
        client.put("/v1/ops/clock", "admin", "{\"advance\": \"%s\"}".formatted(by))
                .ok();
    }

    void setClock(Instant now) {
        client.put("/v1/ops/clock", "admin", "{\"now\": \"%s\"}".formatted(now)).ok();
    }

    Instant now() {
        return Instant.parse(
                client.get("/v1/ops/clock", "admin").ok().at("/now").asString());
    }

    /** The day by the service's clock, Asia/Tokyo. */
    LocalDate today() {
        return TokyoTime.dateOf(now());
    }

    JsonNode notification(UUID id) {
        return client.get("/v1/notifications", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("notificationId").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no notification " + id));
    }

    void awaitState(UUID id, String state) {
        awaitRead();
        Await.until(
                id + " is " + state,
                () -> notification(id).path("state").asString().equals(state));
    }

    /** The mails to somebody so far. */
    List<MimeMessage> mailsTo(String name) {
        return mail.to(name);
    }

    /** The mails to somebody, once there are so many. */
    List<MimeMessage> awaitMailsTo(String name, int count) {
        Await.until(count + " mails to " + name, () -> mailsTo(name).size() >= count);
        return mailsTo(name);
    }

    /** The states of a notification's receipts, once there are so many. */
    List<String> awaitReceipts(UUID notificationId, int count) {
        Await.until(count + " receipts", () -> feed.receipts(notificationId).size() >= count);
        return feed.receipts(notificationId).stream()
                .map(receipt -> receipt.path("state").asString())
                .toList();
    }

    String health(String component) {
        return client.get("/actuator/health", "csirt")
                .ok()
                .at("/components/" + component + "/status")
                .asString();
    }

    void contact(String name, String body) {
        client.put("/v1/contacts/" + person(name), "admin", body).ok();
    }

    /** Asks for a notification. */
    UUID ask(Map<String, ?> more) {
        UUID id = UUID.randomUUID();
        feed.add("jp.csirt.notification-requested.v1", Asked.request(id, more));
        return id;
    }

    @Override
    public void close() {
        stop();
        feed.close();
        mail.close();
        Folders.delete(store);
    }
}
