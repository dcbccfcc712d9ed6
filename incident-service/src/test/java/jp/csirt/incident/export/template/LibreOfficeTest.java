package jp.csirt.incident.export.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.Stories;
import jp.csirt.incident.export.office.OfficeType;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs {@code soffice}: run with {@code -Poffice}. */
@Tag("office")
@DisplayName("LibreOfficeで開く")
class LibreOfficeTest {

    private static final OfficeForms FORMS = new OfficeForms();
    private static final long WITHIN_MINUTES = 5;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("全ての様式が、記入の少ないものも多いものも極端なものも、開けて印刷できる")
    void every_file_is_opened_and_printed() throws IOException, InterruptedException {
        Map<Path, FormDocument> files = write();
        convert(files.keySet());
        for (var file : files.entrySet()) {
            try (var pdf = Loader.loadPDF(Files.readAllBytes(printed(file.getKey())))) {
                String text = new PDFTextStripper().getText(pdf).replaceAll("[\\s　]", "");
                assertThat(text)
                        .as(file.getKey().toString())
                        .contains(file.getValue().form().title(), "以上", "ページ")
                        .doesNotContain("{{管理番号}}", "{{件名}}", "の項目名}}");
                assertThat(text.contains(file.getValue().number()))
                        .as("the number stands in " + file.getKey())
                        .isNotEqualTo(file.getValue().form().forThePublic());
            }
        }
    }

    private Map<Path, FormDocument> write() throws IOException {
        var files = new LinkedHashMap<Path, FormDocument>();
        for (Form form : Form.values()) {
            for (var story : Map.of("minimal", Stories.minimal(), "full", Stories.full(), "hostile", Stories.hostile())
                    .entrySet()) {
                FormDocument document = form.fill(story.getValue().facts());
                for (OfficeType type : OfficeType.values()) {
                    Path into = Files.createDirectories(folder.resolve(type.extension()));
                    Path file = into.resolve("%s-%s.%s".formatted(form.code(), story.getKey(), type.extension()));
                    Files.write(file, FORMS.write(document, type, FORMS.builtIn(form, type)));
                    files.put(file, document);
                }
            }
        }
        return files;
    }

    private static Path printed(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".pdf");
    }

    private void convert(Iterable<Path> files) throws IOException, InterruptedException {
        for (OfficeType type : OfficeType.values()) {
            Path of = folder.resolve(type.extension());
            var command = new ArrayList<>(List.of(
                    "soffice",
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--headless",
                    "--convert-to",
                    "pdf",
                    "--outdir",
                    of.toString()));
            files.forEach(file -> Stream.of(file)
                    .filter(each -> each.startsWith(of))
                    .map(Path::toString)
                    .forEach(command::add));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("soffice.log").toFile())
                    .start();
            assertThat(process.waitFor(WITHIN_MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("soffice.log")))
                    .isZero();
        }
    }
}
