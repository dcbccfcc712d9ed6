package jp.csirt.incident.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** 行為へのリンク: whether what somebody is about to do is linked from what the incident shows that person. */
final class LinkedActs implements AutoCloseable {

    private static final List<String> TABS =
            List.of("timeline", "measures", "evidence", "causes", "obligations", "reports", "attachments", "history");

    private final Client client;
    private final Map<String, Browser> browsers = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final List<String> unlinked = new ArrayList<>();

    LinkedActs(Client client) {
        this.client = client;
    }

    /** Looks for the act on all faces of the incident. */
    void look(UUID incident, String act, String key) {
        asked.add(act.replaceAll("/([0-9a-f-]{36}|[0-9]+)(?=/)", "/{}").replaceAll("^reports/\\w+", "reports/{}"));
        Browser browser = browsers.computeIfAbsent(key, one -> Browser.of(client, one));
        if (links(browser, "/incidents/" + incident).noneMatch(("/incidents/" + incident + "/" + act)::equals)) {
            unlinked.add(key + " " + act);
        }
    }

    private static Stream<String> links(Browser browser, String page) {
        return TABS.stream()
                .flatMap(tab ->
                        browser.open(page + "?tab=" + tab).ok().html().select("main a[href]").eachAttr("href").stream())
                .map(link -> link.replaceFirst("[?#].*", ""));
    }

    /** The acts that were looked for, each once, with empty braces for what they are done to. */
    Set<String> asked() {
        return asked;
    }

    /** Those that were not there, with who looked for them. */
    List<String> unlinked() {
        return unlinked;
    }

    @Override
    public void close() {
        browsers.values().forEach(Browser::close);
    }
}
