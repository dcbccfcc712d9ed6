package jp.csirt.notification.journey;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person of the demo at the screen of incident-service, as far as this service hears of it: 確認しました. */
final class Screen implements AutoCloseable {

    private static final Pattern FORM = Pattern.compile("<form[^>]*/confirmations\".*?</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("name=\"([a-z_]+)\" value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;

    Screen(String url, String person) {
        this.url = url;
        send("/login", "key=demo-" + person + "&" + fields(get("/login"), "_csrf"));
    }

    /** Presses the button, once it is there; whether it was. */
    boolean confirm(String incident, String what) {
        String page = "/incidents/" + incident;
        return FORM.matcher(get(page))
                .results()
                .map(MatchResult::group)
                .filter(form -> form.contains("「" + what + "」"))
                .findFirst()
                .map(form -> send(page + "/confirmations", fields(form, "_csrf", "from", "notification")) == 303)
                .orElse(false);
    }

    /** Fields of a form as a browser sends them; of the first form where the page has several. */
    private static String fields(String html, String... names) {
        return FIELD.matcher(html.substring(0, html.indexOf("</form>", html.indexOf(names[0]))))
                .results()
                .filter(field -> List.of(names).contains(field.group(1)))
                .map(field -> field.group(1) + "=" + URLEncoder.encode(field.group(2), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String get(String path) {
        return answer(HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html"))
                .body();
    }

    private int send(String path, String form) {
        return answer(HttpRequest.newBuilder(URI.create(url + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .statusCode();
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        return Client.send(http, request.build());
    }

    @Override
    public void close() {
        http.close();
    }
}
