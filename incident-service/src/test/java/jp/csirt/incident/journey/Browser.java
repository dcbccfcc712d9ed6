package jp.csirt.incident.journey;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/**
 * A browser without scripts: follows links and redirects, sends forms as they stand, keeps the one cookie. Each page it is
 * shown is held against what all pages must be.
 */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final HttpClient http;
    private @Nullable String cookie;

    Browser(int port) {
        this(port, "127.0.0.1");
    }

    /** At another place of this machine. */
    Browser(int port, String place) {
        this.port = port;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(place))
                .build();
    }

    /** A browser of a person of the roster, shown what the log-in leads to. */
    static Browser of(Client client, String key) {
        var browser = new Browser(client.port());
        browser.login(key);
        return browser;
    }

    /** Goes in by the roster. */
    Shown login(String key) {
        Shown roster = open("/login");
        return send(roster.formWith("demo-" + key), Map.of());
    }

    /** What the cookie holds; null before the first page. */
    @Nullable
    String cookie() {
        return cookie;
    }

    /** Goes on with the cookie of somebody else. */
    void steal(@Nullable String other) {
        cookie = other;
    }

    /** Opens a page and goes where it leads. */
    Shown open(String path) {
        return follow(once("GET", path, null));
    }

    /** One request, redirects not followed. */
    Shown once(String method, String path, @Nullable String form, String... headers) {
        return form == null
                ? exchange(method, path, BodyPublishers.noBody(), null, headers)
                : exchange(method, path, BodyPublishers.ofString(form), "application/x-www-form-urlencoded", headers);
    }

    /** Sends a form that holds a file. */
    Shown upload(FormElement form, String name, byte[] content) {
        var fields = new LinkedHashMap<String, String>();
        form.formData().stream()
                .filter(field -> !field.key().equals("file"))
                .forEach(field -> fields.put(field.key(), field.value()));
        return upload(form.attr("action"), fields, name, content);
    }

    /** Sends a file after those fields. */
    Shown upload(String path, Map<String, String> fields, String name, byte[] content) {
        var parts = new Multipart();
        fields.forEach(parts::field);
        parts.file("file", name, content);
        return exchange("POST", path, BodyPublishers.ofByteArray(parts.bytes()), parts.contentType());
    }

    private Shown exchange(
            String method, String path, BodyPublisher body, @Nullable String contentType, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(method, body);
        request.header("Accept", path.startsWith("/v1") ? "*/*" : "text/html");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> answer = send(request.build());
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
        var shown = new Shown(path, answer.statusCode(), answer.headers(), answer.body());
        shown.mustBeAPage();
        return shown;
    }

    /** Sends a form as it stands, with some of its fields filled in otherwise. */
    Shown send(FormElement form, Map<String, String> filled) {
        return follow(sendOnce(form, filled));
    }

    /** The same without following where it leads. */
    Shown sendOnce(FormElement form, Map<String, String> filled) {
        List<String> pairs = new ArrayList<>();
        for (KeyVal field : form.formData()) {
            if (!filled.containsKey(field.key())) {
                pairs.add(pair(field.key(), field.value()));
            }
        }
        filled.forEach((name, value) -> pairs.add(pair(name, value)));
        String path = form.attr("action");
        return form.attr("method").equalsIgnoreCase("post")
                ? once("POST", path, String.join("&", pairs))
                : once("GET", path + "?" + String.join("&", pairs), null);
    }

    /** Sends the form whose button says so. */
    Shown press(Shown page, String button, Map<String, String> filled) {
        return send(page.formWith(button), filled);
    }

    /** The form with exactly those boxes of a name ticked. */
    static FormElement ticked(FormElement form, String name, String... values) {
        form.select("input[name='" + name + "'][type=checkbox]")
                .forEach(box -> box.attr("checked", List.of(values).contains(box.val())));
        return form;
    }

    static String pair(String name, String value) {
        return Stream.of(name, value)
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(joining("="));
    }

    private Shown follow(Shown shown) {
        Shown now = shown;
        for (int i = 0; i < 5 && now.status() == 303; i++) {
            String location = now.header("Location");
            assertThat(location).as("stays here").startsWith("/").doesNotStartWith("//");
            now = once("GET", location, null);
        }
        return now;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    /** The texts of elements. */
    static List<String> texts(Shown page, String selector) {
        return page.html().select(selector).stream().map(Element::text).toList();
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
