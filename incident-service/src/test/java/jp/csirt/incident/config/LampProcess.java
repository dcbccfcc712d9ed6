package jp.csirt.incident.config;

import com.mongodb.reactivestreams.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import jp.csirt.incident.config.LampSaga.Place;
import jp.csirt.incident.platform.TestDatabase;

/** A node in a JVM of its own that lights one lamp and dies, as by kill -9, the first time its saga reaches a place. */
final class LampProcess {

    private LampProcess() {}

    /**
     * Runs it until it is dead.
     *
     * @param remindIn how long after it is lit; of a lamp with time to go the saga dies at its deadline
     */
    static int run(TestDatabase database, String node, String lamp, Duration remindIn, Place death)
            throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LampProcess.class.getName(),
                        database.uri(),
                        database.mongo().getName(),
                        node,
                        lamp,
                        remindIn.toString(),
                        death.name()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** The arguments of {@link #run}. */
    public static void main(String[] arguments) throws InterruptedException {
        Place death = Place.valueOf(arguments[5]);
        Duration remindIn = Duration.parse(arguments[4]);
        var due = new AtomicReference<>(Instant.MIN);
        var client = MongoClients.create(arguments[0]);
        var node =
                new LampNode(arguments[0], client.getDatabase(arguments[1]), arguments[2], Clock.systemUTC(), place -> {
                    if (place == death && Instant.now().isAfter(due.get())) {
                        Runtime.getRuntime().halt(137);
                    }
                });
        Instant remindAt = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(remindIn);
        due.set(remindAt);
        node.light(arguments[3], remindAt);
        new CountDownLatch(1).await();
    }
}
