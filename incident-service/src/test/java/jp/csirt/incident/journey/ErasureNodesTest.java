package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.SubjectKey;
import jp.csirt.incident.process.erasure.KeyDestruction;
import org.awaitility.Awaitility;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("消去とノード")
class ErasureNodesTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final StoreFolder store = new StoreFolder();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("2(2)⑨ 一方で消去されると、どのノードも1分のうちに鍵と事案を手放す")
    void every_node_lets_go_within_a_minute() {
        String profile = ClosedCase.keepingNothing(folder);
        try (Node one = Node.start(store.uri(), "one", profile);
                Node two = Node.start(store.uri(), "two", profile)) {
            UUID id = ClosedCase.play(two.client());
            assertThat(seen(one, id)).contains(ClosedCase.SECRET);
            assertThat(seen(two, id)).contains(ClosedCase.SECRET);
            two.client()
                    .act(id, "erasure-proposal", "csirt", ClosedCase.PROPOSAL)
                    .done();
            one.client().act(id, "erasure", "manager", "").done();

            for (Node node : List.of(one, two)) {
                assertThat(seen(node, id)).contains(SubjectKey.ERASED).doesNotContain(ClosedCase.SECRET);
                node.client()
                        .act(id, "reopening", "csirt-lead", "{\"reason\": \"続き\"}")
                        .refused(410, "erased");
            }
            Awaitility.await()
                    .atMost(MINUTE)
                    .until(() -> List.of(one, two).stream().allMatch(node -> hasLetGo(node, id)));
            assertThat(seen(one, id)).contains(SubjectKey.ERASED);
            assertThat(seen(two, id)).contains(SubjectKey.ERASED);
        }
    }

    @Test
    @DisplayName("2(2)⑨ 記録と鍵の破棄の間で止まっても、次に起動したノードが鍵を破棄する")
    void a_service_that_died_in_between_destroys_the_key_when_it_is_back() {
        String profile = ClosedCase.keepingNothing(folder);
        UUID id;
        try (Node first = Node.start(store.uri(), "one", profile)) {
            id = ClosedCase.play(first.client());
            first.bean(Configuration.class)
                    .eventProcessingConfiguration()
                    .eventProcessor(KeyDestruction.NAME)
                    .orElseThrow()
                    .shutDown();
            ClosedCase.erase(first.client(), id);

            assertThat(keyIsStored(first, id)).isTrue();
            assertThat(seen(first, id)).contains(SubjectKey.ERASED).doesNotContain(ClosedCase.SECRET);
            assertThat(first.client()
                            .get("/v1/incidents/" + id + "/timeline", "ciso")
                            .ok()
                            .json()
                            .toString())
                    .contains(SubjectKey.ERASED)
                    .doesNotContain(ClosedCase.SECRET);
        }
        try (Node second = Node.start(store.uri(), "one", profile)) {
            Awaitility.await().atMost(MINUTE).until(() -> !keyIsStored(second, id));
            assertThat(seen(second, id)).contains(SubjectKey.ERASED).doesNotContain(ClosedCase.SECRET);
        }
    }

    private static String seen(Node node, UUID id) {
        return node.client().get("/v1/incidents/" + id, "ciso").ok().json().toString();
    }

    private static boolean keyIsStored(Node node, UUID id) {
        return node.all("subject-keys").stream()
                .anyMatch(key -> id.toString().equals(key.getString("_id")) && key.containsKey("wrapped"));
    }

    private static boolean hasLetGo(Node node, UUID id) {
        var keys =
                Objects.requireNonNull(Await.first(node.bean(KeyRing.class).load(Set.of(id.toString())), Node.WITHIN));
        return Objects.requireNonNull(keys.get(id.toString())).isDestroyed()
                && node.bean(Cache.class).get(id.toString()) == null;
    }
}
