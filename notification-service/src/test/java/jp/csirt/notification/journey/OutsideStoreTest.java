package jp.csirt.notification.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import jp.csirt.store.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("別に動くデータベース")
class OutsideStoreTest {

    private final Path folder = Folders.temporary();
    private final EmbeddedStore store = EmbeddedStore.open(EmbeddedStore.Options.at(folder));

    @AfterEach
    void stop() {
        store.close();
        Folders.delete(folder);
    }

    @Test
    @DisplayName("MONGODB_URIのデータベースに置き、それに届かない間は503と答える")
    void everything_lies_in_the_configured_database_and_without_it_the_service_says_so() {
        try (var service = new RunningService("--csirt.mongodb-uri=" + store.uri() + "/own-name")) {
            service.appointAll();
            UUID id = service.ask(Map.of());
            assertThat(service.awaitReceipts(id, 1)).containsExactly("DELIVERED");
            assertThat(service.database("own-name")
                            .getCollection("notifications")
                            .countDocuments())
                    .isEqualTo(1);
            store.close();
            Client client = service.client();
            Await.until("it says so", () -> client.get("/actuator/health", null).status() == 503);
            assertThat(client.get("/v1/posts", "csirt")
                            .refused(503, "store-unavailable")
                            .header("Retry-After"))
                    .isNotEmpty();
            client.post("/v1/notifications/" + id + "/confirmation", "csirt", null)
                    .refused(503, "store-unavailable");
        }
    }
}
