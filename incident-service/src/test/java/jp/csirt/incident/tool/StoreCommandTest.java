package jp.csirt.incident.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.csirt.incident.IncidentServiceApplication;
import jp.csirt.store.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as an operator starts it: a process of its own. */
@DisplayName("データベースだけを動かす命令")
@Timeout(300)
class StoreCommandTest {

    @Test
    @DisplayName("答えられるようになると一行で知らせ、SIGTERMで書いたものを残して終わる")
    void serves_until_it_is_told_to_stop(@TempDir Path folder) throws Exception {
        Process store = start("store", "--port", "0", "--path", folder.toString());
        try (BufferedReader out = store.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            assertThat(line).matches("The store answers on mongodb://127\\.0\\.0\\.1:\\d+");
            insert(line.substring(line.indexOf("mongodb://")));
            refuses_a_second_process(folder);
            store.destroy();
            assertThat(store.waitFor()).isIn(0, 143);
        } finally {
            store.destroyForcibly();
        }
        try (EmbeddedStore reopened = EmbeddedStore.open(EmbeddedStore.Options.at(folder));
                MongoClient client = MongoClients.create(reopened.uri())) {
            assertThat(client.getDatabase("test").getCollection("kept").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("誤った使い方には使い方を示し、2で終わる")
    void tells_how_it_is_used() throws Exception {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("--port", "x", "--path", "y"),
                List.of("--port"),
                List.of("--port", "70000", "--path", "y"),
                List.of("--colour", "red"))) {
            var arguments = new ArrayList<>(List.of("store"));
            arguments.addAll(wrong);
            Process store = start(arguments.toArray(String[]::new));
            assertThat(new String(store.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .as("%s", wrong)
                    .contains("usage: store --port <port> --path <folder>");
            assertThat(store.waitFor()).as("%s", wrong).isEqualTo(2);
        }
    }

    private static void refuses_a_second_process(Path folder) throws Exception {
        Process second = start("store", "--port", "0", "--path", folder.toString());
        assertThat(new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("in use by another process")
                .doesNotContain("\tat ");
        assertThat(second.waitFor()).isEqualTo(1);
    }

    private static void insert(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            client.getDatabase("test").getCollection("kept").insertOne(new Document("kept", true));
        }
    }

    private static Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                IncidentServiceApplication.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
