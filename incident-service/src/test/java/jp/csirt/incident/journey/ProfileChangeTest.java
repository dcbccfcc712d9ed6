package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("定めの変更の監査")
class ProfileChangeTest {

    private final StoreFolder folder = new StoreFolder();

    @TempDir
    private Path files;

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    @DisplayName("6.1(6) 適用する定めは、始動のときに変わっていれば監査の記録に残る")
    void a_start_under_another_profile_is_recorded() throws IOException {
        Path own = ownProfile();
        List<String> shipped = adoptions("shime-town");

        assertThat(shipped).singleElement().asString().matches("shime-town [0-9a-f]{64}");
        assertThat(adoptions("shime-town")).isEqualTo(shipped);
        List<String> changed = adoptions(own.toString());
        assertThat(changed).hasSize(2).endsWith(shipped.getFirst()).doesNotHaveDuplicates();
        assertThat(changed.getFirst()).matches("shime-town [0-9a-f]{64}");
        assertThat(adoptions(own.toString())).isEqualTo(changed);
    }

    /** What the audit log says of profiles after a start under this one, newest first. */
    private List<String> adoptions(String profile) {
        try (Node node = Node.start(folder.uri(), "one", "--csirt.profile=" + profile)) {
            return AuditLog.items(
                            node.client(),
                            item -> item.path("action").asString().equals("profile-adopted"))
                    .stream()
                    .map(item -> item.path("target").asString())
                    .toList();
        }
    }

    /** The shipped profile with one more line. */
    private Path ownProfile() throws IOException {
        try (InputStream shipped = ProfileChangeTest.class.getResourceAsStream("/profiles/shime-town.yaml")) {
            Path own = files.resolve("own.yaml");
            Files.write(own, Objects.requireNonNull(shipped).readAllBytes());
            return Files.writeString(own, Files.readString(own) + "\n# 令和8年度に見直した\n");
        }
    }
}
