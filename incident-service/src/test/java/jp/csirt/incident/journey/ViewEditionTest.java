package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("一覧の行の版")
class ViewEditionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StoreFolder folder = new StoreFolder();
    private Node node = Node.start(folder.uri(), "one");

    @AfterEach
    void close() {
        node.close();
        folder.close();
    }

    @Test
    @DisplayName("前の版が作った一覧は、起動すると自ら作り直され、その間は定まらない期限の数を示さず、件数は統計に数えられる")
    void older_rows_are_built_anew_at_the_start() {
        UUID incident = Reports.file(node.client(), Reports.ofTax("前の版の行"));
        node.client()
                .get("/v1/incidents?after=" + node.client().head(), "csirt")
                .ok();
        change("incident-list", incident.toString(), "undated", 7);
        change("incident-list", incident.toString(), "search", null);
        change("incident-list", incident.toString(), "figures", null);
        assertThat(undated().at("/details/limits").asInt()).isEqualTo(7);
        assertThat(found()).isEmpty();
        assertThat(node.client()
                        .get("/v1/statistics", "csirt")
                        .ok()
                        .at("/incidents")
                        .asInt())
                .isOne();
        change("views", "incident-list", "edition", null);
        node.close();

        node = Node.start(folder.uri(), "one");

        assertThat(undated().at("/details").isMissingNode()).isTrue();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(undated().at("/details/limits").asInt(-1)).isZero());
        assertThat(found()).containsExactly(incident.toString());
        assertThat(projection("incident-list").has("rebuiltAt")).isTrue();
        assertThat(projection("audit").has("rebuiltAt")).isFalse();
    }

    @Test
    @DisplayName("今の版の一覧は、起動しても作り直されない")
    void present_rows_are_left_alone() {
        Reports.file(node.client(), Reports.ofTax("今の版の行"));
        node.close();

        node = Node.start(folder.uri(), "one");

        assertThat(projection("incident-list").path("state").asString()).isEqualTo("RUNNING");
        assertThat(projection("incident-list").has("rebuiltAt")).isFalse();
        assertThat(undated().at("/details/limits").asInt(-1)).isZero();
    }

    private void change(String collection, String id, String field, @Nullable Object value) {
        Await.first(
                node.database()
                        .getCollection(collection)
                        .updateOne(
                                new Document("_id", id),
                                value == null ? Updates.unset(field) : Updates.set(field, value)),
                Node.WITHIN);
    }

    private List<String> found() {
        return node.client().get("/v1/incidents?q=tax", "csirt").ok().each("/items", "incidentId");
    }

    private JsonNode undated() {
        return node.client().get("/actuator/health", "admin").at("/components/undated");
    }

    private JsonNode projection(String name) {
        return node.client()
                .get("/v1/ops/projections", "admin")
                .ok()
                .at("/items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
