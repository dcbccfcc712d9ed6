package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Clients who file and act until nobody answers, and keep a journal of what they were told. */
final class Load implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final Client client;
    private final CountDownLatch enough;
    private final Queue<Exchange> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Filing> unanswered = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    private final List<Future<?>> clients = new ArrayList<>();

    /** A filing as it was sent. */
    record Filing(String key, String body) {}

    /** Begins; {@link #awaitEnough} waits for so many acknowledged filings and acts. */
    Load(Client client, int count, int enough) {
        this.client = client;
        this.enough = new CountDownLatch(enough);
        for (int i = 0; i < count; i++) {
            clients.add(threads.submit(this::run));
        }
    }

    void awaitEnough() throws InterruptedException {
        assertThat(enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Waits until every client has found out that nobody answers. */
    void awaitEnd() throws InterruptedException, ExecutionException {
        for (Future<?> one : clients) {
            one.get();
        }
    }

    /** The answers that told of something recorded. */
    List<Exchange> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** The filings of which nobody knows whether they were recorded. */
    List<Filing> unanswered() {
        return List.copyOf(unanswered);
    }

    private void run() {
        try {
            while (true) {
                var filing = new Filing(
                        UUID.randomUUID().toString(), Reports.ofTax("最中").toString());
                Exchange filed = file(filing);
                if (filed.status() == 201) {
                    acknowledge(filed.created());
                    act(filed.incidentId());
                } else {
                    unanswered.add(filing);
                }
            }
        } catch (UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class); // killed
        }
    }

    private Exchange file(Filing filing) {
        try {
            return client.post("/v1/incidents", "staff", filing.body(), "Idempotency-Key", filing.key());
        } catch (UncheckedIOException e) {
            unanswered.add(filing);
            throw e;
        }
    }

    private void act(UUID incident) {
        Exchange received = client.act(incident, "receipt", "csirt", "");
        Exchange found = client.act(incident, "situations", "csirt", "{\"findings\": \"確認中\"}");
        for (Exchange answer : List.of(received, found)) {
            if (answer.status() == 200) {
                acknowledge(answer.done());
            }
        }
    }

    private void acknowledge(Exchange answer) {
        acknowledged.add(answer);
        enough.countDown();
    }

    @Override
    public void close() {
        threads.close();
    }
}
