package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("県を経由する団体")
class ViaPrefectureTest {

    private static String own(Path folder) throws IOException {
        String profile = Files.readString(Path.of("src/main/resources/profiles/shime-town.yaml"));
        String own = profile.replace("micViaPrefecture: false", "micViaPrefecture: true");
        return "--csirt.profile=" + Files.writeString(folder.resolve("own-town.yaml"), own);
    }

    private static List<JsonNode> duties(Client client, UUID incident, String recipient) {
        return client.get("/v1/incidents/" + incident + "/obligations", "csirt")
                .ok()
                .at("/items")
                .valueStream()
                .filter(duty -> duty.path("recipient").asString().equals(recipient))
                .toList();
    }

    @Test
    @DisplayName("C.1 R5 県への第一報で総務省への第一報も提出済みになり、時系列と様式に経由と残る")
    void a_report_to_the_prefecture_is_one_to_the_ministry(@TempDir Path folder) throws IOException {
        try (var service = new TestService("--csirt.mongodb-uri=", "--csirt.master-key=", own(folder))) {
            Client client = service.client();
            UUID incident = Reports.file(client, Reports.ofTax("県を経由").put("crimePossible", "NO"));
            client.act(incident, "assessments", "csirt", """
                    {"verdict": "INCIDENT", "level": 2, "category": "MALWARE", "reason": "検知"}""").created();
            String first = duties(client, incident, "PREFECTURE")
                    .getFirst()
                    .path("obligationId")
                    .asString();
            client.act(incident, "obligations/" + first + "/submission", "liaison", """
                    {"submittedAt": "%s", "channel": "EMAIL"}""".formatted(
                                    Reports.minutesAgo(0)))
                    .done();

            assertThat(duties(client, incident, "MIC"))
                    .extracting(duty -> duty.path("stage").asString() + " "
                            + duty.path("state").asString())
                    .containsExactly("FIRST SUBMITTED", "FOLLOW_UP PROPOSED", "LAST REQUIRED");
            assertThat(client.get("/v1/incidents/" + incident + "/timeline", "csirt")
                            .each("/items", "text"))
                    .anyMatch(text -> text.contains("総務省") && text.contains("都道府県を経由"));
            assertThat(client.get("/v1/incidents/" + incident + "/reports/response?format=json", "csirt")
                            .ok()
                            .json()
                            .toString())
                    .contains("都道府県を経由");
        }
    }
}
