package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@DisplayName("朝の知らせ")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MorningDigestTest {

    private final TestService service =
            new TestService("--csirt.clock.adjustable=true", "--csirt.mongodb-uri=", "--csirt.master-key=");
    private final Client client = service.client();
    private final Mornings mornings = new Mornings(client);

    @AfterAll
    void close() {
        service.close();
    }

    private static List<String> whatOf(List<JsonNode> digests, String post, UUID incident) {
        return digests.stream()
                .map(event -> event.path("data"))
                .filter(data -> data.path("post").asString().equals(post))
                .flatMap(data -> data.path("items").valueStream())
                .filter(item -> item.path("incidentId").asString().equals(incident.toString()))
                .map(item -> item.path("what").asString())
                .toList();
    }

    private static List<String> posts(List<JsonNode> digests) {
        return digests.stream()
                .map(event -> event.at("/data/post").asString() + "@"
                        + event.at("/data/unit").asString(""))
                .toList();
    }

    @Test
    @DisplayName("開庁日の8時30分に、職ごとに一度、残っている用件が公開の出来事として出る")
    void each_morning_each_post_is_told_once() {
        LocalDate first = mornings.next();
        mornings.at(first, "08:00:00");
        UUID incident = Reports.file(client, Reports.ofTax("朝まで残る"));
        assertThat(mornings.digests()).isEmpty();

        mornings.at(first, "08:30:00");
        List<JsonNode> told = mornings.awaitDigests(0);
        assertThat(whatOf(told, "CSIRT_INTAKE", incident)).containsExactly("STEP_RECEIPT");
        assertThat(told).allSatisfy(event -> {
            assertThat(event.has("subject")).isFalse();
            assertThat(event.path("data").propertyNames()).isSubsetOf("post", "unit", "items");
        });

        client.act(incident, "receipt", "csirt", "{}").done();
        mornings.at(first, "15:00:00");
        mornings.at(mornings.next(), "09:00:00");
        List<JsonNode> next = mornings.awaitDigests(told.size());
        assertThat(whatOf(next, "CSIRT_INTAKE", incident)).isEmpty();
        assertThat(whatOf(next, "CSIRT_MEMBER", incident)).contains("STEP_ASSESSMENT");
        assertThat(posts(told)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(posts(next)).isNotEmpty().doesNotHaveDuplicates();
    }
}
