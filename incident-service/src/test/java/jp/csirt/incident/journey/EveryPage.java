package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import jp.csirt.incident.journey.Screen.Look;

/** すべてのページ: one case in which everything was done, and for each page somebody of the roster to whom it is shown. */
final class EveryPage implements AutoCloseable {

    private static final List<String> PERSONS = List.of(
            "csirt",
            "csirt-lead",
            "ciso",
            "manager",
            "general-affairs",
            "liaison",
            "system-manager",
            "auditor",
            "admin",
            "staff");
    private static final int FINE = 200;

    private final Client client;
    private final Browser browser;
    private final Look look;
    private final UUID incident;
    private final UUID drill;
    private final Map<String, Screen> screens = new LinkedHashMap<>();

    /** Plays the case; every text of it holds the words. */
    EveryPage(Client client, Browser browser, Look look, String title, String words) {
        this.client = client;
        this.browser = browser;
        this.look = look;
        incident = FullCase.play(client, title, words);
        Multipart.file("構成図.txt", "図".getBytes(StandardCharsets.UTF_8)).attach(client, incident, "staff");
        act("reports/occurrence/issues", "csirt-lead", "{}");
        act("situations", "csirt", "{\"findings\": \"発行の後に分かったこと\"}");
        act("reports/occurrence/issues", "csirt-lead", "{}");
        drill = Reports.file(client, Reports.ofTax(title).put("drill", true));
    }

    private void act(String path, String key, String body) {
        Exchange answer = client.act(incident, path, key, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
    }

    /** The incident's page. */
    String incident() {
        return "/incidents/" + incident;
    }

    /** What the person of that key sees. */
    Screen screen(String key) {
        return screens.computeIfAbsent(key, one -> Screen.of(browser, client, one, look));
    }

    /** Shows each of the pages to somebody who may see it, with a name for it. */
    void each(List<String> paths, BiConsumer<Screen, String> shown) {
        for (String path : paths) {
            shown.accept(
                    open(place(path)),
                    path.equals("/")
                            ? "today"
                            : path.substring(1).replaceAll("\\{[^}]+}", "1").replaceAll("[^a-z0-9]+", "-"));
        }
    }

    private Screen open(String place) {
        for (String key : PERSONS) {
            Screen screen = screen(key).open(place);
            if (screen.status() == FINE) {
                return screen;
            }
        }
        throw new AssertionError("nobody is shown " + place);
    }

    private String place(String path) {
        return path.replace("/drills/{id}", "/drills/" + drill)
                .replace("{id}", incident.toString())
                .replace("{form}", "occurrence")
                .replace("{type}", "docx")
                .replace("{post}", "CISO")
                .replace("/issues/{n}", "/issues/2")
                .replaceAll("\\{[^}]+}", "1");
    }

    @Override
    public void close() {
        screens.values().forEach(Screen::close);
    }
}
