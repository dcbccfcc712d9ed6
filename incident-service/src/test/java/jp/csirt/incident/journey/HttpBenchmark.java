package jp.csirt.incident.journey;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the service in a JVM of its own over HTTP, with 10 000 incidents filed the same way. Every figure's line begins with
 * BENCH. The peers' figures, measured on a machine of this size with PostgreSQL, stand beside: FIR files 77 incidents a second at
 * 8 clients (p95 134 ms) and 67 at 32 (810 ms), IRIS reads 119 a second at 8; their lists and searches among 10 000 take a p95
 * of about 1.9 s at 8 clients.
 */
@Tag("bench")
@DisplayName("計測: HTTP")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HttpBenchmark {

    private static final int STOCK = 10_000;
    private static final int[] CLIENTS = {1, 8, 32};
    private static final Duration SETTLED = Duration.ofMinutes(20);

    /** As long without a new record nothing is left to do. */
    private static final Duration STILL = Duration.ofSeconds(5);

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    /** Of pages, whose code is compiled late: there is more of it. */
    private static final Duration WARM_UP_OF_PAGES = Duration.ofSeconds(20);

    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final List<String> SUBJECTS =
            List.of("標的型メールの添付ファイル", "ＵＳＢメモリの紛失", "公開サーバーの改ざん", "庁内サーバーの停止", "請求書の誤送付", "不審な外部通信");

    private final ServiceProcess service = ServiceProcess.measured();
    private final String base = "http://127.0.0.1:" + service.client().port();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> filed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger errors = new AtomicInteger();

    @AfterAll
    void stop() {
        http.shutdownNow();
        http.close();
        service.close();
    }

    /** Also warms the service up: it files several times as fast once its code is compiled. */
    @BeforeAll
    void stock() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> done :
                    threads.invokeAll(Collections.<Callable<Boolean>>nCopies(STOCK, this::fileOne))) {
                done.get();
            }
        }
        print("stock", filed.size(), "incidents");
        settle();
    }

    @Test
    @Order(1)
    @DisplayName("報告")
    void file() throws Exception {
        for (int clients : CLIENTS) {
            measure("file", clients, this::fileOne);
            settle();
        }
    }

    /** Until the list holds everything and nothing more is recorded: what one measurement left over must not burden the next. */
    private void settle() {
        long begun = System.nanoTime();
        Awaitility.await().atMost(SETTLED).until(() -> listed() >= filed.size());
        print("list_behind", (System.nanoTime() - begun) / 1e9, "s");
        var seen = new AtomicLong();
        Awaitility.await().atMost(SETTLED).pollInterval(STILL).until(() -> {
            long head = number("/v1/integrity/head", "auditor", "position");
            return seen.getAndSet(head) == head;
        });
        print("sagas_behind", (System.nanoTime() - begun) / 1e9, "s");
    }

    private long listed() throws IOException, InterruptedException {
        return number("/v1/incidents?limit=1&count=true", "csirt", "count");
    }

    private long number(String path, String key, String name) throws IOException, InterruptedException {
        String answer =
                http.send(request(path, key).build(), BodyHandlers.ofString()).body();
        return JsonMapper.shared().readTree(answer).path(name).asLong();
    }

    @Test
    @Order(2)
    @DisplayName("一件を読む")
    void read() throws Exception {
        List<String> known = List.copyOf(filed);
        everywhere("read", () -> get("/v1/incidents/" + any(known)));
    }

    @Test
    @Order(3)
    @DisplayName("一覧50件")
    void list() throws Exception {
        everywhere("list50", () -> get("/v1/incidents?limit=50"));
    }

    @Test
    @Order(4)
    @DisplayName("検索")
    void search() throws Exception {
        everywhere("search_word", () -> get("/v1/incidents?limit=50&q=" + encoded(any(SUBJECTS))));
        everywhere("search_two_words", () -> get("/v1/incidents?limit=50&q=" + encoded(any(SUBJECTS) + " 税務")));
        everywhere("search_rare", () -> get("/v1/incidents?limit=50&q=" + encoded("第" + anyNumber() + "号")));
        everywhere("search_nothing", () -> get("/v1/incidents?limit=50&q=" + encoded("どこにもない言葉")));
    }

    @Test
    @Order(5)
    @DisplayName("画面")
    void pages() throws Exception {
        try (var browser = Browser.of(service.client(), "csirt")) {
            String cookie = Objects.requireNonNull(browser.cookie());
            List<String> known = List.copyOf(filed);
            shown("page_list", () -> page("/incidents", cookie));
            shown("page_list_searched", () -> page("/incidents?q=" + encoded(any(SUBJECTS)), cookie));
            shown("page_incident", () -> page("/incidents/" + any(known), cookie));
            shown("page_act", () -> page("/incidents/" + any(known) + "/situations", cookie));
            shown("page_today", () -> page("/", cookie));
            shown("page_due", () -> page("/due", cookie));
        }
    }

    private void shown(String name, Callable<Boolean> call) throws Exception {
        run(2, WARM_UP_OF_PAGES, call);
        everywhere(name, call);
    }

    private boolean page(String path, String cookie) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .header("Accept-Encoding", "gzip");
        return http.send(request.build(), BodyHandlers.ofByteArray()).statusCode() == 200;
    }

    private void everywhere(String name, Callable<Boolean> call) throws Exception {
        for (int clients : CLIENTS) {
            measure(name, clients, call);
        }
    }

    private void measure(String name, int clients, Callable<Boolean> call) throws Exception {
        run(clients, WARM_UP, call);
        errors.set(0);
        Duration before = service.processorTime();
        long begun = System.nanoTime();
        long[] taken = run(clients, MEASURED, call);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Duration used = service.processorTime().minus(before);
        Arrays.sort(taken);
        String at = name + "_" + clients;
        print(at, taken.length / seconds, "requests/s");
        print(at + "_p50", taken[taken.length / 2] / 1e6, "ms");
        print(at + "_p95", taken[taken.length * 95 / 100] / 1e6, "ms");
        print(at + "_p99", taken[taken.length * 99 / 100] / 1e6, "ms");
        print(at + "_cpu", used.toNanos() / 1e6 / taken.length, "ms of processor a request");
        print(at + "_errors", errors.get(), "");
    }

    private long[] run(int clients, Duration length, Callable<Boolean> call) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<List<Long>>>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> until(end, call)));
            }
            var all = new ArrayList<Long>();
            for (Future<List<Long>> one : running) {
                all.addAll(one.get());
            }
            return all.stream().mapToLong(Long::longValue).toArray();
        }
    }

    private List<Long> until(long end, Callable<Boolean> call) throws Exception {
        var taken = new ArrayList<Long>();
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            if (!call.call()) {
                errors.incrementAndGet();
            }
            taken.add(System.nanoTime() - begun);
        }
        return taken;
    }

    private boolean fileOne() throws IOException, InterruptedException {
        String body = Reports.ofTax(any(SUBJECTS) + " 第" + anyNumber() + "号").toString();
        var request = request("/v1/incidents", "staff")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        answer.headers().firstValue("Location").ifPresent(at -> filed.add(at.substring(at.lastIndexOf('/') + 1)));
        return answer.statusCode() == 201;
    }

    private boolean get(String path) throws IOException, InterruptedException {
        return http.send(request(path, "csirt").build(), BodyHandlers.ofString())
                        .statusCode()
                == 200;
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer demo-" + key);
    }

    private static <T> T any(List<T> all) {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    private static int anyNumber() {
        return ThreadLocalRandom.current().nextInt(1_000, 10_000);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void print(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "BENCH http_%s %.2f %s%n", name, value, unit);
    }
}
