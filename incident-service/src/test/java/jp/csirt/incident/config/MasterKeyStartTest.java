package jp.csirt.incident.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import jp.csirt.incident.platform.mongo.Await;
import jp.csirt.incident.platform.personal.KeyRing;
import jp.csirt.incident.platform.personal.MasterKeyException;
import jp.csirt.incident.platform.personal.SubjectKey;
import jp.csirt.incident.platform.personal.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;

@DisplayName("始動時のマスター鍵")
class MasterKeyStartTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String SUBJECT = "incident-1";
    private static final String ONE = key(1);
    private static final String TWO = key(2);

    private final Path folder;
    private final Path file;
    private final TestStore store;

    MasterKeyStartTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("master.key");
        this.store = TestStore.open(folder.resolve("database"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static String key(int filled) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filled);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private KeyRing start(String uri, String master, String previous) {
        var source = new MapConfigurationPropertySource(
                Map.of("csirt.mongodb-uri", uri, "csirt.store.path", folder.toString()));
        CsirtProperties properties = new Binder(source).bindOrCreate("csirt", CsirtProperties.class);
        var keys = new MasterKeyProperties(master, previous);
        var configuration = new PersonalConfiguration();
        return configuration.keyRing(
                store.database(), configuration.masterKey(store.database(), keys, properties), keys);
    }

    private static void use(KeyRing ring) {
        assertThat(Await.first(ring.obtain(SUBJECT), WITHIN)).isNotNull();
    }

    private static void reads(KeyRing ring) {
        Map<String, SubjectKey> keys = Await.first(ring.load(Set.of(SUBJECT)), WITHIN);
        assertThat(keys).containsKey(SUBJECT);
    }

    private void refuses(String uri, String master, String previous, String... saying) {
        assertThatThrownBy(() -> start(uri, master, previous))
                .isInstanceOf(MasterKeyException.class)
                .hasMessageContainingAll(saying)
                .hasMessageNotContainingAny("\n", ONE, TWO)
                .satisfies(refusal -> assertThat(new MasterKeyFailureAnalyzer().analyze(refusal))
                        .extracting(FailureAnalysis::getDescription)
                        .isEqualTo(refusal.getMessage()));
    }

    @Test
    @DisplayName("組込みのデータベースでは、鍵のファイルが一度だけ、所有者だけが読めるように作られる")
    void file_is_made_once_and_for_its_owner_only() throws IOException {
        use(start("", "", ""));
        String made = Files.readString(file);

        reads(start("", "", ""));
        assertThat(Files.readString(file)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("database", "master.key");
        }
    }

    @Test
    @DisplayName("データがあるのに鍵のファイルがなければ、作り直さずに断る")
    void missing_file_with_data_is_refused_and_not_made_anew() throws IOException {
        use(start("", "", ""));
        Files.delete(file);

        refuses("", "", "", file.toString(), "is missing", "CSIRT_MASTER_KEY");
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("MONGODB_URIを使うときは鍵がなければならない")
    void key_must_be_given_with_an_external_database() {
        refuses(store.uri(), "", "", "CSIRT_MASTER_KEY", "MONGODB_URI");
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("鍵の形が正しくなければ断る")
    void malformed_key_is_refused() throws IOException {
        refuses("", "not base64!", "", "CSIRT_MASTER_KEY", "Base64");
        refuses("", "QUJD", "", "32 bytes", "holds 3");
        refuses("", ONE, "QUJD", "csirt.previous-master-key");
        Files.writeString(file, "");
        refuses("", "", "", file.toString(), "holds 0");
    }

    @Test
    @DisplayName("違う鍵では始まらない")
    void another_key_is_refused() {
        use(start(store.uri(), ONE, ""));

        reads(start(store.uri(), ONE, ""));
        refuses(store.uri(), TWO, "", SUBJECT, "master key");
    }

    @Test
    @DisplayName("前の鍵を添えれば新しい鍵に替わり、その後は前の鍵では始まらない")
    void previous_key_is_replaced() {
        use(start(store.uri(), ONE, ""));

        reads(start(store.uri(), TWO, ONE));
        reads(start(store.uri(), TWO, ONE));
        reads(start(store.uri(), TWO, ""));
        refuses(store.uri(), ONE, "", SUBJECT);
    }

    @Test
    @DisplayName("鍵は設定の表示に現れない")
    void key_is_not_shown() {
        assertThat(new MasterKeyProperties(ONE, TWO).toString()).doesNotContain(ONE, TWO);
    }
}
