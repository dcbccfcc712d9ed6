package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("新しい版が書いたデータベース")
class NewerStoreTest {

    @Test
    @DisplayName("一行で理由を示し、0でない値で終わり、記録に触れない")
    void it_is_refused_at_the_start_and_left_alone() throws Exception {
        try (var service = new ServiceProcess()) {
            UUID incident = Reports.file(service.client(), Reports.ofTax("前の版"));
            service.kill();
            raiseLayout(service.store(), 1);

            String said = service.startInVain();

            assertThat(said.lines().filter(line -> line.contains("store")))
                    .singleElement()
                    .asString()
                    .startsWith("The store has the newer layout")
                    .contains("with the software that wrote it");
            assertThat(said).doesNotContain("\tat ");
            raiseLayout(service.store(), -1);
            service.start();
            service.client().get("/v1/incidents/" + incident, "csirt").ok();
        }
    }

    private static void raiseLayout(Path folder, int by) {
        String file = folder.resolve("store.mv.db").toString();
        try (MVStore store =
                new MVStore.Builder().fileName(file).autoCommitDisabled().open()) {
            store.setStoreVersion(store.getStoreVersion() + by);
            store.commit();
        }
    }
}
