package jp.csirt.incident.journey;

import com.microsoft.playwright.Browser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import jp.csirt.incident.journey.Screen.Look;

/** すべてのページ: one case in which everything was done, and for each page somebody of the roster to whom it is shown. */
final class EveryPage implements AutoCloseable {

    private static final int FINE = 200;

    private final Client client;
    private final Browser browser;
    private final Look look;
    private final PlayedCase played;
    private final Map<String, Screen> screens = new LinkedHashMap<>();

    /** Plays the case; every text of it holds the words. */
    EveryPage(Client client, Browser browser, Look look, String title, String words) {
        this.client = client;
        this.browser = browser;
        this.look = look;
        played = new PlayedCase(client, title, words);
    }

    /** The incident's page. */
    String incident() {
        return played.page();
    }

    /** What the person of that key sees. */
    Screen screen(String key) {
        return screens.computeIfAbsent(key, one -> Screen.of(browser, client, one, look));
    }

    /** Shows each of the pages to somebody who may see it, with a name for it. */
    void each(List<String> paths, BiConsumer<Screen, String> shown) {
        for (String path : paths) {
            shown.accept(
                    open(played.place(path)),
                    path.equals("/")
                            ? "today"
                            : path.substring(1).replaceAll("\\{[^}]+}", "1").replaceAll("[^a-z0-9]+", "-"));
        }
    }

    private Screen open(String place) {
        for (String key : PlayedCase.PERSONS) {
            Screen screen = screen(key).open(place);
            if (screen.status() == FINE) {
                return screen;
            }
        }
        throw new AssertionError("nobody is shown " + place);
    }

    @Override
    public void close() {
        screens.values().forEach(Screen::close);
    }
}
