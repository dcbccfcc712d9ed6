package jp.csirt.incident.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("検証のコマンド")
class VerifyCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--public-key",
                "--checkpoint",
                "log.jsonl --public-key",
                "log.jsonl other.jsonl",
                "log.jsonl --force",
                "absent.jsonl",
                "absent.jsonl --checkpoint absent.json",
                "absent.jsonl --public-key absent.pem"
            })
    @DisplayName("使い方の誤りと無いファイルは 2")
    void misuse_is_told(String arguments) {
        List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
        assertThat(verify(words)).startsWith("2 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "null", "1\n2", "{\"a\":1,\"a\":2}", "{}{}", "PK", "PKnonsense", "\u0000"})
    @DisplayName("記録でないファイルは 2")
    void garbage_is_unreadable(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("garbage"), text);
        assertThat(verify(List.of(file.toString()))).startsWith("2 unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"_id\":1}", "{\"_id\":\"1\",\"events\":[1]}", "{\"_id\":1e300}"})
    @DisplayName("コミットの形をしていない行は 1")
    void what_is_no_commit_is_invalid(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("log.jsonl"), line + "\n");
        assertThat(verify(List.of(file.toString()))).startsWith("1 invalid: position");
    }

    @Test
    @DisplayName("膨らむ ZIP は 2")
    void a_zip_bomb_is_refused() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("events.jsonl"));
            byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 80; i++) {
                zip.write(blank);
            }
            zip.putNextEntry(new ZipEntry("chain.jsonl"));
            zip.putNextEntry(new ZipEntry("checkpoints.json"));
            zip.write("[]".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(verify(List.of(file.toString()))).startsWith("2 unreadable").contains("too large");
    }

    private static String verify(List<String> arguments) {
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            int status = new VerifyCommand(out, out).run(arguments);
            return status + " " + printed.toString(StandardCharsets.UTF_8);
        }
    }
}
