package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(SharedService.class)
@DisplayName("画面のすべてのページ")
class ConsolePagesTest {

    private static final String HOSTILE =
            "\"'><script>alert(1)</script><img src=x onerror=alert(2)><hostile>&lt;${7*7}[[#{menu.today}]]";

    private final Client client;

    ConsolePagesTest(Client client) {
        this.client = client;
    }

    private static ObjectNode hostile(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace("HOSTILE", HOSTILE.replace("\"", "\\\"")));
    }

    private UUID file() {
        UUID id = Reports.file(client, Reports.full(HOSTILE).put("summary", HOSTILE));
        String time = "\"" + Reports.minutesAgo(5) + "\"";
        act(id, "situations", "csirt", "{\"findings\": \"HOSTILE\"}");
        act(
                id,
                "assessments",
                "csirt",
                "{\"verdict\": \"INCIDENT\", \"level\": 3, \"category\": \"MALWARE\", \"reason\": \"HOSTILE\"}");
        act(id, "containment-instructions", "csirt", "{\"to\": \"HOSTILE\", \"measures\": \"HOSTILE\"}");
        act(
                id,
                "containment-actions",
                "manager",
                "{\"what\": \"HOSTILE\", \"effect\": \"HOSTILE\", \"checkedBy\": \"HOSTILE\"}");
        act(
                id,
                "lateral-checks",
                "csirt",
                "{\"conclusion\": \"HOSTILE\", \"checks\": [{\"system\": \"HOSTILE\", \"managerPost\": \"SYS_MANAGER\"}]}");
        act(
                id,
                "evidence",
                "csirt",
                "{\"kind\": \"LOG\", \"description\": \"HOSTILE\", \"sha256\": \"" + "a".repeat(64)
                        + "\", \"location\": \"HOSTILE\", \"custodian\": \"HOSTILE\"}");
        act(
                id,
                "causes",
                "csirt",
                "{\"certainty\": \"DETERMINED\", \"causeClass\": \"ACCIDENTAL\", \"actorClass\": \"STAFF\", \"direct\": \"HOSTILE\"}");
        act(
                id,
                "prevention-plans",
                "csirt-lead",
                "{\"measures\": [{\"what\": \"HOSTILE\", \"ownerPost\": \"SYS_MANAGER\", \"dueOn\": \"2099-03-31\"}]}");
        act(
                id,
                "police-contacts",
                "csirt",
                "{\"type\": \"CONSULT\", \"office\": \"HOSTILE\", \"at\": " + time + ", \"reference\": \"HOSTILE\"}");
        act(
                id,
                "information-sharings",
                "csirt",
                "{\"to\": \"HOSTILE\", \"tlp\": \"TLP_AMBER\", \"content\": \"HOSTILE\"}");
        act(id, "ciso-instructions", "ciso", "{\"text\": \"HOSTILE\", \"to\": [\"CSIRT_LEAD\"]}");
        Multipart.file("<img src=x onerror=alert(3)>.txt", "a".getBytes(StandardCharsets.UTF_8))
                .attach(client, id, "csirt");
        act(id, "reports/occurrence/issues", "csirt-lead", "{}");
        act(id, "situations", "csirt", "{\"findings\": \"HOSTILE 二度目\"}");
        act(id, "reports/occurrence/issues", "csirt-lead", "{}");
        return id;
    }

    private void act(UUID id, String path, String key, String body) {
        Exchange done = client.act(id, path, key, hostile(body).toString());
        assertThat(done.status()).as(done.toString()).isBetween(200, 201);
    }

    /** Everything in the menu and everything that it leads to within the incident. */
    private static Set<String> pages(Browser browser, String incident) {
        var pages = new LinkedHashSet<String>();
        browser.open("/").html().select("body > nav a").eachAttr("href").forEach(pages::add);
        pages.addAll(List.of("/due?by=person", "/due?by=recipient", incident + "/reports/occurrence/issues/2"));
        for (String tab :
                browser.open(incident).ok().html().select("nav.tabs a").eachAttr("href")) {
            String path = tab.replaceFirst("#.*", "");
            pages.add(path);
            browser.open(path).html().select("main a[href^=" + incident + "/]").eachAttr("href").stream()
                    .map(link -> link.replaceFirst("#.*", ""))
                    .forEach(pages::add);
        }
        return pages;
    }

    @Test
    @DisplayName("害のある文は、どのページでも文のまま示される")
    void hostile_texts_are_only_text() {
        String incident = "/incidents/" + file();
        for (String person : new String[] {"csirt-lead", "ciso"}) {
            try (var browser = Browser.of(client, person)) {
                for (String path : pages(browser, incident)) {
                    Shown page = browser.open(path).ok();
                    assertThat(page.html().select("hostile, main img")).as(path).isEmpty();
                    if (path.startsWith(incident)) {
                        assertThat(page.text()).as(path).contains(HOSTILE);
                    }
                }
            }
        }
    }
}
