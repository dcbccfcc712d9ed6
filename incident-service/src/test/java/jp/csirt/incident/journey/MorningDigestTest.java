package jp.csirt.incident.journey;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.process.digest.MorningDigest;
import jp.csirt.incident.read.incidentlist.IncidentListProjection;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@DisplayName("朝の知らせ")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MorningDigestTest {

    private final Path folder = TestService.temporaryFolder();
    private final TestService service = ClosedCase.service(folder);
    private final Client client = service.client();
    private final Mornings mornings = new Mornings(client);

    @AfterAll
    void close() {
        service.close();
        TestService.delete(folder);
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
    @DisplayName("一覧への反映が遅れている間は待ち、追いついてから、遅れていた事案も入れて知らせる")
    void it_waits_for_a_list_that_is_behind() {
        LocalDate day = mornings.next();
        mornings.at(day, "08:00:00");
        int before = mornings.digests().size();
        StreamingEventProcessor list = service.part(Configuration.class)
                .eventProcessingConfiguration()
                .eventProcessor(IncidentListProjection.NAME, StreamingEventProcessor.class)
                .orElseThrow();
        list.shutDown();
        UUID incident = Reports.file(client, Reports.ofTax("一覧にまだない"));

        mornings.at(day, "08:30:00");
        MorningDigest digest = service.part(MorningDigest.class);
        assertThatThrownBy(digest::askIfDue).isInstanceOf(ApiProblem.class);
        assertThat(mornings.digests()).hasSize(before);

        list.start();
        assertThat(whatOf(mornings.awaitDigests(before), "CSIRT_INTAKE", incident))
                .containsExactly("STEP_RECEIPT");
    }

    @Test
    @DisplayName("一覧に映せずに待っている事案も、知らせから漏れない")
    void what_the_list_could_not_show_is_told() {
        LocalDate day = mornings.next();
        mornings.at(day, "08:00:00");
        int before = mornings.digests().size();
        UUID incident = Reports.file(client, Reports.ofTax("一覧に映せない"));
        client.get("/v1/incidents?after=" + client.head(), "csirt").ok();
        MongoCollection<Document> rows = service.part(MongoDatabase.class).getCollection("incident-list");
        var row = new Document("_id", incident.toString());
        Await.first(rows.updateOne(row, combine(set("position", "?"), set("milestone", "CLOSED"))), Node.WITHIN);
        client.act(incident, "receipt", "csirt", "{}").done();
        Awaitility.await()
                .until(() -> client.get("/v1/ops/dead-letters", "admin")
                        .ok()
                        .each("/items", "incidentId")
                        .contains(incident.toString()));

        mornings.at(day, "08:30:00");

        assertThat(whatOf(mornings.awaitDigests(before), "CSIRT_MEMBER", incident))
                .contains("STEP_ASSESSMENT");
        Await.first(rows.deleteOne(row), Node.WITHIN);
    }

    @Test
    @DisplayName("開庁日の8時30分に、職ごとに一度、残っている用件が公開の出来事として出る")
    void each_morning_each_post_is_told_once() {
        LocalDate first = mornings.next();
        mornings.at(first, "08:00:00");
        UUID incident = Reports.file(client, Reports.ofTax("朝まで残る"));
        UUID closed = ClosedCase.play(client);
        client.act(closed, "erasure-proposal", "csirt", ClosedCase.PROPOSAL).done();
        client.get("/v1/incidents?after=" + client.head(), "csirt").ok();
        int before = mornings.digests().size();

        mornings.at(first, "08:30:00");
        List<JsonNode> told = mornings.awaitDigests(before);
        assertThat(whatOf(told, "CSIRT_INTAKE", incident)).containsExactly("STEP_RECEIPT");
        assertThat(whatOf(told, "SEC_MANAGER", closed)).containsExactly("PERMIT_ERASURE");
        assertThat(told).allSatisfy(event -> {
            assertThat(event.has("subject")).isFalse();
            assertThat(event.path("data").propertyNames()).isSubsetOf("post", "unit", "items");
        });

        client.act(incident, "receipt", "csirt", "{}").done();
        mornings.at(first, "15:00:00");
        mornings.at(mornings.next(), "09:00:00");
        List<JsonNode> next = mornings.awaitDigests(before + told.size());
        assertThat(whatOf(next, "CSIRT_INTAKE", incident)).isEmpty();
        assertThat(whatOf(next, "CSIRT_MEMBER", incident)).contains("STEP_ASSESSMENT");
        assertThat(posts(told)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(posts(next)).isNotEmpty().doesNotHaveDuplicates();
    }
}
