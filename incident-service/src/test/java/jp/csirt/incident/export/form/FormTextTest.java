package jp.csirt.incident.export.form;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole text of each form against an approved one under {@code src/test/resources/export/form}; {@code target/forms} has what it is now. */
class FormTextTest {

    private static final Path PROPOSED = Path.of("target/forms");

    @ParameterizedTest
    @CsvSource({
        "full, OCCURRENCE",
        "full, RESPONSE",
        "minimal, OCCURRENCE",
        "minimal, RESPONSE",
        "full, FIRST",
        "full, PPC",
        "full, SUBJECT_NOTICE",
        "full, RANSOMWARE",
        "full, DDOS",
        "full, DISCLOSURE"
    })
    @DisplayName("様式の全文が承認した文と一致する")
    void form_reads_as_approved(String story, Form form) throws IOException {
        Story told = story.equals("full") ? Stories.full() : Stories.minimal();
        String name = story + "-" + form.code();
        String text = text(form.fill(told.facts()));
        Files.writeString(Files.createDirectories(PROPOSED).resolve(name + ".txt"), text);
        assertThat(text).isEqualTo(approved(name));
    }

    private static String text(FormDocument document) {
        return document.fields().map(FormTextTest::line).collect(joining());
    }

    private static String line(FormField field) {
        String text = field.text().lines().map(line -> "    " + line + "\n").collect(joining());
        return "%s %s %s\n%s".formatted(field.fieldId(), field.label(), field.state(), text);
    }

    private static String approved(String name) throws IOException {
        try (var file = FormTextTest.class.getResourceAsStream("/export/form/" + name + ".txt")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
