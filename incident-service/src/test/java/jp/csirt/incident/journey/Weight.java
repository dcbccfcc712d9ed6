package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;

/** 重さ: what a browser is sent for a page and for all that the page loads, as it goes over the wire. */
final class Weight implements AutoCloseable {

    private static final int HEAVIEST = 100_000;

    /** What is smaller need not be compressed. */
    private static final int SMALL = 2048;

    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Integer> parts = new LinkedHashMap<>();
    private final List<String> weighed = new ArrayList<>();
    private final List<String> tooHeavy = new ArrayList<>();

    Weight(int port) {
        this.port = port;
    }

    /** The pages that were weighed. */
    List<String> weighed() {
        return List.copyOf(weighed);
    }

    /** The pages that are too heavy, with their bytes. */
    List<String> tooHeavy() {
        return List.copyOf(tooHeavy);
    }

    /** Weighs what the browser is shown there; whether it is shown anything. */
    boolean weigh(Browser browser, String path) {
        HttpResponse<byte[]> page = get(browser, path);
        if (page.statusCode() != 200) {
            return false;
        }
        int all = compressed(page, path);
        for (var part : Jsoup.parse(text(page)).select("[src], link[href]")) {
            all += parts.computeIfAbsent(
                    part.hasAttr("src") ? part.attr("src") : part.attr("href"),
                    place -> compressed(get(browser, place), place));
        }
        weighed.add(path);
        if (all >= HEAVIEST) {
            tooHeavy.add(path + " " + all);
        }
        return true;
    }

    private static int compressed(HttpResponse<byte[]> answer, String path) {
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(isCompressed(answer) || answer.body().length < SMALL)
                .as(path)
                .isTrue();
        return answer.body().length;
    }

    private static boolean isCompressed(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    }

    private static String text(HttpResponse<byte[]> page) {
        try (var in = isCompressed(page)
                ? new GZIPInputStream(new ByteArrayInputStream(page.body()))
                : new ByteArrayInputStream(page.body())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> get(Browser browser, String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Cookie", Objects.requireNonNull(browser.cookie()))
                            .header("Accept", "text/html")
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
