package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import jp.csirt.incident.IncidentServiceApplication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("団体の定めでの始動")
@ExtendWith(OutputCaptureExtension.class)
class ProfileStartTest {

    private static final Pattern KEY =
            Pattern.compile("^Administrator key \\(shown once\\): (csirt_\\S+)$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(String profile) {
        return new SpringApplicationBuilder(IncidentServiceApplication.class)
                .main(IncidentServiceApplication.class)
                .run(arguments(profile).toArray(String[]::new));
    }

    private List<String> arguments(String profile) {
        return List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--csirt.mongodb-uri=",
                "--csirt.master-key=",
                "--csirt.store.path=" + folder.resolve("store"),
                "--csirt.profile=" + profile);
    }

    private Path faulty(String good, String bad) throws IOException {
        try (InputStream shipped = ProfileStartTest.class.getResourceAsStream("/profiles/ogori-city.yaml")) {
            String text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(good);
            return Files.writeString(folder.resolve("own.yaml"), text.replace(good, bad));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "shime-town,mayor,general-affairs",
        "kainan-city,shimotsu,tax",
        "ogori-city,equity,secretariat",
        "higashimatsuyama-city-assembly,assembly,secretariat",
        "ichikawa-city,school,schools"
    })
    @DisplayName("(f) どの定めでも、管理者の鍵から始められる")
    void every_profile_begins_with_an_administrator(
            String profile, String organ, String department, CapturedOutput output) {
        try (ConfigurableApplicationContext context = start(profile);
                Client client = new Client(Integer.parseInt(
                        Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"))))) {
            var key = KEY.matcher(output);
            assertThat(key.find()).isTrue();
            String admin = key.group(1);
            assertThat(client.get("/v1/profiles", admin).ok().at("/items/0/id").asString())
                    .isEqualTo(profile);
            assertThat(client.get("/v1/organisation", admin).ok().each("/organs", "code"))
                    .contains(organ);
            assertThat(client.get("/v1/organisation", admin).each("/departments", "code"))
                    .contains(department);
            client.post("/v1/organisation/persons", admin, """
                            {"name": "最初の職員", "department": "%s"}""".formatted(department))
                    .createdThing();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "displayName: 小郡市,displayname: 小郡市,/displayname",
        "title: 副市長,titel: 副市長,/roleMap/CISO/titel",
        "CSIRT_LEAD: { title: CSIRT責任者,CSIRT_CHIEF: { title: CSIRT責任者,/roleMap",
        "'title: 総務課長, deputies: []','title: 総務課長, deputies: [CISO]',/roleMap/OVERALL_MANAGER/deputies",
        "'name: 税務課, organ: mayor','name: 税務課, organ: nowhere',/departments/1/organ",
        "step: 27,step: 28,/slaTable",
        "planStrength: ENDEAVOUR,planStrength: [,全体",
    })
    @DisplayName("(f) 誤りのある定めでは始まらず、ファイルと項目と誤りを一行で示す")
    void a_faulty_profile_ends_the_start(String good, String bad, String key, CapturedOutput output)
            throws IOException {
        Path file = faulty(good, bad);

        assertThatThrownBy(() -> start(file.toString()).close()).hasMessageContaining("own.yaml");
        assertThat(output.toString().lines().filter(line -> line.contains("own.yaml")))
                .singleElement()
                .asString()
                .startsWith("団体の定め（csirt.profile）" + file + " の ")
                .contains(key)
                .endsWith("直してから、もう一度起動してください。");
        assertThat(output.toString().lines()).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    @DisplayName("(f) 誤りのある定めで始めた機械の処理は、0でない値で終わる")
    void the_process_ends_with_a_status_that_is_not_zero() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                IncidentServiceApplication.class.getName()));
        command.addAll(arguments("no-such-town"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.onExit().join().exitValue()).isNotZero();
        assertThat(said.lines().filter(line -> line.contains("no-such-town")))
                .singleElement()
                .asString()
                .contains("団体の定め", "起動してください");
    }
}
