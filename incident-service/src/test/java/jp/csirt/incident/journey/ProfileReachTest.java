package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.process.escalation.EscalationSaga;
import jp.csirt.incident.process.externalreporting.ExternalReportingSaga;
import jp.csirt.incident.process.prevention.PreventionFollowUpSaga;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("定めの変更と、開いている事案")
@Timeout(600)
class ProfileReachTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String RULES = "saga-rules";

    private final StoreFolder folder = new StoreFolder();

    @TempDir
    private Path files;

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    @DisplayName("D.3 目標時間を縮めて起動すると、何もしなくても一覧は期限超過を示し、過ぎた時点は一度ずつ知らされる")
    void a_shorter_limit_reaches_what_is_open() throws IOException {
        UUID incident;
        Path patient = patientProfile();
        try (Node node = Node.start(folder.uri(), "one", "--csirt.profile=" + patient)) {
            Instant aware = Instant.now().minus(Duration.ofHours(1));
            incident = Reports.file(
                    node.client(),
                    Reports.ofTax("定めが変わる前の報告")
                            .put("level", 3)
                            .put("awareAt", aware.toString())
                            .put("occurredAt", aware.toString()));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> told(node, incident, "報告の受付").size() == 1);
            assertThat(overdue(node)).isEmpty();
        }
        try (Node node = Node.start(folder.uri(), "one")) {
            Awaitility.await().atMost(PATIENCE).until(() -> overdue(node).equals(List.of(incident.toString())));
            awaitMarks(node, incident);
            awaitNote(node);
            // as if killed between waking and noting it
            Await.first(node.database().getCollection(RULES).deleteMany(new Document()), Node.WITHIN);
            awaitNote(node);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> node.client()
                                    .get("/actuator/health", "admin")
                                    .at("/components/deadlines/details/due")
                                    .asLong(-1)
                            == 0);
            awaitMarks(node, incident);
        }
    }

    /** Each mark of the receipt, whose fifteen minutes passed 45 minutes ago, once. */
    private static void awaitMarks(Node node, UUID incident) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(node, incident, "CSIRTの受付（目標時間の"))
                        .hasSize(4)
                        .doesNotHaveDuplicates());
    }

    /** That all sagas look by the present rules. */
    private static void awaitNote(Node node) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(node.all(RULES))
                        .extracting(note -> note.getString("_id"))
                        .containsExactly(EscalationSaga.NAME, ExternalReportingSaga.NAME, PreventionFollowUpSaga.NAME));
    }

    private static List<String> overdue(Node node) {
        return node.client().get("/v1/incidents?overdue=true", "csirt").ok().each("/items", "incidentId");
    }

    private static List<String> told(Node node, UUID incident, String matter) {
        return node
                .client()
                .get("/v1/incidents/" + incident + "/timeline", "csirt")
                .ok()
                .each("/items", "text")
                .stream()
                .filter(text -> text.contains(matter))
                .toList();
    }

    /** The shipped profile with a week for everything. */
    private Path patientProfile() throws IOException {
        try (InputStream shipped = ProfileReachTest.class.getResourceAsStream("/profiles/shime-town.yaml")) {
            String text = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(
                    files.resolve("patient.yaml"),
                    text.replaceAll("(step: \\d+, levels: )\\[[^]]*]", "$1[7D, 7D, 7D, 7D]"));
        }
    }
}
