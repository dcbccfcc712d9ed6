package jp.csirt.notification.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** incident-service as far as this service sees it: the feed by the contract, as a stream and as batches, and the receipts. */
final class FakeFeed implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<String> events = new ArrayList<>();
    private final ReceiptBox receipts = new ReceiptBox();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<JsonNode> unreached = new CopyOnWriteArrayList<>();
    private final List<JsonNode> unreachedInVain = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean streams = true;
    private volatile boolean buffered;
    private volatile boolean polls = true;
    private volatile Clock clock = Clock.systemUTC();
    private int shown = Integer.MAX_VALUE;
    private boolean away;
    private boolean closed;

    FakeFeed() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/events", this::events);
        server.createContext("/v1/incidents/", receipts::take);
        server.createContext("/v1/organisation/reachability", this::takeReachability);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Streams end, and nothing is answered but 503. */
    synchronized void goAway() {
        away = true;
        notifyAll();
    }

    synchronized void comeBack() {
        away = false;
    }

    private synchronized boolean isAway() {
        return away;
    }

    /** Only long polls are answered from now on. */
    void refuseStreams() {
        streams = false;
    }

    /** Only so many events come until all may, though the head tells of more. */
    synchronized void showOnly(int count) {
        shown = count;
        notifyAll();
    }

    /** Something on the way keeps back from now on what streams say, after their head. */
    void keepStreamsBack() {
        buffered = true;
    }

    /** Long polls are answered with 503 from now on. */
    void refusePolls() {
        polls = false;
    }

    /** Puts at the next position what is no event. */
    synchronized void addNonsense() {
        events.add("{");
        notifyAll();
    }

    void tellTimeBy(Clock other) {
        clock = other;
    }

    /** Where the receipts go. */
    ReceiptBox receiptBox() {
        return receipts;
    }

    List<JsonNode> receipts() {
        return receipts.taken();
    }

    List<JsonNode> receipts(UUID notificationId) {
        return receipts.taken(notificationId);
    }

    private void takeReachability(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode told = JSON.readTree(exchange.getRequestBody().readAllBytes());
            boolean taken = !isAway();
            (taken ? unreached : unreachedInVain).add(told);
            exchange.sendResponseHeaders(taken ? 200 : 503, -1);
        }
    }

    /** Who cannot be reached, as often as it was told. */
    List<JsonNode> unreached() {
        return List.copyOf(unreached);
    }

    /** The same while nothing was taken. */
    List<JsonNode> unreachedInVain() {
        return List.copyOf(unreachedInVain);
    }

    /** How the feed was asked so far, one line each: accepted type and position. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Puts an event at the next position. */
    synchronized long add(String type, Map<String, ?> data) {
        return addText(type, JSON.valueToTree(data).toString());
    }

    synchronized long addText(String type, String data) {
        long position = events.size() + 1L;
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", "/v1/events")
                .put("type", type)
                .put("time", clock.instant().toString())
                .put("datacontenttype", "application/json")
                .put("sequence", "%020d".formatted(position));
        event.set("data", JSON.readTree(data));
        events.add(event.toString());
        notifyAll();
        return position;
    }

    /** The record goes back to an older state. */
    synchronized void cutTo(int position) {
        events.subList(position, events.size()).clear();
        notifyAll();
    }

    private synchronized List<String> after(long position) {
        int end = end();
        return position >= end ? List.of() : List.copyOf(events.subList((int) position, end));
    }

    /** How many events come. */
    private synchronized int end() {
        return Math.min(events.size(), shown);
    }

    synchronized long head() {
        return events.size();
    }

    private synchronized boolean await(long position, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!closed && !away && end() <= position && System.nanoTime() < end) {
            wait(millis);
        }
        return closed || away;
    }

    private synchronized boolean awaitEnd() throws InterruptedException {
        while (!closed && !away) {
            wait();
        }
        return true;
    }

    private void events(HttpExchange exchange) throws IOException {
        try (exchange) {
            String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
            long after = Long.parseLong(query(exchange.getRequestURI()).getOrDefault("after", "0"));
            asked.add(accept + " " + after);
            exchange.getResponseHeaders().set("CSIRT-Head-Position", String.valueOf(head()));
            if (isAway() || (!polls && !accept.contains("event-stream"))) {
                exchange.sendResponseHeaders(503, -1);
            } else if (!accept.contains("event-stream")) {
                poll(exchange, after);
            } else if (streams) {
                stream(exchange, after);
            } else {
                exchange.sendResponseHeaders(406, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll(HttpExchange exchange, long after) throws IOException, InterruptedException {
        await(after, 500);
        byte[] body =
                after(after).stream().collect(Collectors.joining(",", "[", "]")).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/cloudevents-batch+json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void stream(HttpExchange exchange, long after) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.flush();
        long position = after;
        boolean over = buffered && awaitEnd();
        while (!over) {
            for (String event : after(position)) {
                position++;
                out.write("id:%d\ndata:%s\n\n".formatted(position, event).getBytes(StandardCharsets.UTF_8));
            }
            out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            over = await(position, 200);
        }
    }

    private static Map<String, String> query(URI uri) {
        return uri.getQuery() == null
                ? Map.of()
                : Arrays.stream(uri.getQuery().split("&", -1))
                        .map(part -> part.split("=", 2))
                        .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
