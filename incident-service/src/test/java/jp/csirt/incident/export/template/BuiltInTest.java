package jp.csirt.incident.export.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code -Doffice.write=true} makes the files again; what they hold is committed. */
@DisplayName("組込みの雛形")
class BuiltInTest {

    private static final Path FOLDER = Path.of("src/main/resources/office");

    static Stream<Entry<String, Map<String, byte[]>>> made() {
        return Stream.concat(
                Stream.of(Form.values()).map(BuiltIn::of).flatMap(files -> files.entrySet().stream()),
                BuiltIn.ofAny().entrySet().stream());
    }

    @ParameterizedTest
    @MethodSource("made")
    @DisplayName("見本と雛形は、様式の項目から作ったとおりである")
    void files_are_what_the_forms_make_of_them(Entry<String, Map<String, byte[]>> made) throws IOException {
        Path file = FOLDER.resolve(made.getKey());
        if (Boolean.getBoolean("office.write")) {
            Files.createDirectories(FOLDER);
            Files.write(file, packed(made.getValue()));
        }
        if (Files.exists(file)) { // a form without a template of its own is written with the one of any form
            assertThat(content(made.getKey(), unpacked(Files.readAllBytes(file), made.getKey())))
                    .as("make it again with -Dtest=BuiltInTest -Doffice.write=true")
                    .isEqualTo(content(made.getKey(), made.getValue()));
        }
    }

    /** Of a sample its fields and columns: what its texts say may grow old. */
    private static Object content(String name, Map<String, byte[]> parts) {
        if (!name.endsWith(".json")) {
            return texts(parts);
        }
        var sample = new FormSample(JsonMapper.shared().readValue(parts.get(""), FormDocument.class));
        return List.of(
                List.copyOf(sample.keys().entrySet()),
                sample.lists().entrySet().stream()
                        .map(list -> list.getKey() + list.getValue().columns())
                        .sorted()
                        .toList());
    }

    private static Map<String, String> texts(Map<String, byte[]> parts) {
        var texts = new TreeMap<String, String>();
        parts.forEach((name, part) -> texts.put(name, new String(part, StandardCharsets.UTF_8)));
        return texts;
    }

    private static byte[] packed(Map<String, byte[]> parts) throws IOException {
        if (parts.containsKey("")) {
            return parts.get("");
        }
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> unpacked(byte[] file, String name) throws IOException {
        if (name.endsWith(".json")) {
            return Map.of("", file);
        }
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }
}
