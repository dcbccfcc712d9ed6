package jp.csirt.incident.api.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("断りの言葉")
class PlainWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/jp/csirt/incident");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\n]*[ぁ-ん][^\"\n]*。)\"");
    private static final String NAME_OF_A_PROGRAM = "[a-z]+[A-Z.\\-][a-z]";

    /** Whose refusals no page shows: of lists' parameters, and of lines of a file, which has these names. */
    private static final List<String> OF_FILES = List.of("ImportFile.java", "ImportRoutes.java");

    /** The refusals of acts and of changes of the organisation, as the sources have them. */
    static List<String> refusals() {
        return Stream.of("domain/incident", "domain/organisation", "api/command", "api/web", "api/organisation")
                .flatMap(folder -> sources(SOURCES.resolve(folder)))
                .filter(source -> !OF_FILES.contains(source.getFileName().toString()))
                .flatMap(source -> TEXT.matcher(text(source)).results().map(found -> found.group(1)))
                .filter(message -> !message.contains("nextCursor"))
                .toList();
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("どの断りも、画面ではプログラムの名を言わない")
    void no_refusal_names_what_programs_name() {
        assertThat(refusals()).hasSizeGreaterThan(100).anyMatch(message -> message.contains("override.reason"));
        assertThat(refusals())
                .allSatisfy(message -> assertThat(PlainWords.of(message))
                        .doesNotContainPattern(NAME_OF_A_PROGRAM)
                        .doesNotContain(
                                "reopening", "attachments", "guards", "Idempotency", "instruction", "until", "（）"));
    }

    @ParameterizedTest
    @CsvSource({
        "別の者が承認するか、やむを得ない理由を override.reason に記してください。, 別の者が承認するか、やむを得ない理由を「同じ人が行う理由」に記してください。",
        "checkedBy には立ち会った別の者を記すか、いなければ省いてください。, 「確認した人」には立ち会った別の者を記すか、いなければ省いてください。",
        "続きの実施は instruction を省いて記録してください。, 続きの実施は「どの指示の実施か」を省いて記録してください。",
        "報告不要のときは kind・method・note を送らないでください。, 報告不要のときは「種類」・「方法」・「補足」を送らないでください。",
        "措置不要の理由 notNeededReason を送ってください。, 措置不要の理由「措置を要しない理由」を送ってください。",
        "until は保留するときに、そのときにだけ送ってください。, 「期限」は保留するときに、そのときにだけ送ってください。",
        "先に waiver-proposal で提案してください。, 先に「報告不要の提案」で提案してください。",
        "申請（erasure-proposal）を受けてから許可してください。, 申請（「消去の申請」）を受けてから許可してください。",
        "guards の各項目を済ませてください。, 下に示す各項目を済ませてください。",
        "続けるには再開（reopening）してください。, 続けるには再開してください。",
        "機関 kind@tax はすでにあります。, 機関 kind@tax はすでにあります。"
    })
    @DisplayName("APIの名を、用紙の欄と行為の名で言う")
    void names_become_labels(String message, String said) {
        assertThat(PlainWords.of(message)).isEqualTo(said);
    }
}
