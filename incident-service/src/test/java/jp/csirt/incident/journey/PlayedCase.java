package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** One case in which everything was done, and a drill. */
final class PlayedCase {

    /** Among whom there is somebody to whom any page of the work is shown. */
    static final List<String> PERSONS = List.of(
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

    private final Client client;
    private final UUID incident;
    private final UUID drill;

    /** Plays the case; every text of it holds the words. */
    PlayedCase(Client client, String title, String words) {
        this.client = client;
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
    String page() {
        return "/incidents/" + incident;
    }

    /** Where a page is opened. */
    String place(String path) {
        return PageRoutes.place(path, incident, drill);
    }
}
