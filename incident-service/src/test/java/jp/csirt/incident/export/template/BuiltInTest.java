package jp.csirt.incident.export.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.csirt.incident.export.form.Form;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Doffice.write=true} makes the files again; what they hold is committed. */
@DisplayName("組込みの雛形")
class BuiltInTest {

    private static final Path FOLDER = Path.of("src/main/resources/office");

    @ParameterizedTest
    @EnumSource(Form.class)
    @DisplayName("どの様式にも、その項目から作られた見本と雛形がある")
    void every_form_has_its_files(Form form) throws IOException {
        for (var made : BuiltIn.of(form).entrySet()) {
            Path file = FOLDER.resolve(made.getKey());
            if (Boolean.getBoolean("office.write")) {
                Files.createDirectories(FOLDER);
                Files.write(file, packed(made.getValue()));
            }
            assertThat(file)
                    .as("make it with -Dtest=BuiltInTest -Doffice.write=true")
                    .exists();
            assertThat(texts(unpacked(Files.readAllBytes(file), made.getKey())))
                    .as(made.getKey() + ": make it again with -Dtest=BuiltInTest -Doffice.write=true")
                    .isEqualTo(texts(made.getValue()));
        }
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
