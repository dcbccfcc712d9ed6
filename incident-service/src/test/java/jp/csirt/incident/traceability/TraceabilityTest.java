package jp.csirt.incident.traceability;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("条項との対応")
class TraceabilityTest {

    private static final String BASE = "jp.csirt.incident";

    private static final Sources NEIGHBOUR = new Sources(Path.of("..", "notification-service", "src"));

    private static final Set<String> PRODUCTION = names(new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE));

    /** Here only tests of pure rules and of aggregates count: what HTTP shows comes on top. */
    private static final Traceability TABLE = new Traceability(
            Row.read("obligations.yaml"),
            BASE,
            Stream.concat(PRODUCTION.stream(), NEIGHBOUR.types()).collect(Collectors.toSet()),
            Stream.concat(
                            Proof.of(new ClassFileImporter().importPackages(BASE + ".domain", BASE + ".export.form"))
                                    .stream(),
                            NEIGHBOUR.proofs())
                    .toList());

    @Test
    @DisplayName("A.3 どの義務も、その条項を名に持つ試験で確かめられている")
    void every_obligation_is_proven_by_tests_that_name_its_clause() {
        assertThat(TABLE.faults()).isEmpty();
    }

    @Test
    @DisplayName("A.3 表には46の義務と隣り合う義務が、番号順に揃っている")
    void no_obligation_is_missing() {
        var numbers = Stream.concat(
                IntStream.rangeClosed(1, 46).mapToObj(String::valueOf),
                IntStream.rangeClosed(1, 27).mapToObj("N%02d"::formatted));

        assertThat(TABLE.rows().stream().map(Row::number)).containsExactlyElementsOf(numbers.toList());
        assertThat(TABLE.rows()).allSatisfy(row -> {
            assertThat(row.obligation()).isNotBlank();
            assertThat(row.sys()).matches("[ERCA](/[ERCA])?");
        });
    }

    @Test
    @DisplayName("A.3 応じていない義務はない")
    void every_obligation_is_answered() {
        assertThat(TABLE.rows()).allMatch(Row::covered);
    }

    @Test
    @DisplayName("対応の表が書き出される")
    void the_table_is_written() throws IOException {
        Path file = Path.of("target", "traceability.md");

        Files.writeString(file, TABLE.markdown());

        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| 番号"))
                .hasSameSizeAs(TABLE.rows())
                .anyMatch(line -> line.startsWith("| 1 | 5.3(1)① |") && line.contains("一つの報告が"));
    }

    @Test
    @DisplayName("試験のない行、ない型、同じ試験に頼る行は、どれも指摘される")
    void each_kind_of_fault_is_reported() {
        var proofs = Proof.of(new ClassFileImporter().importClasses(Sample.class, SwitchedOff.class));
        var faulty = new Traceability(
                Row.read("faulty.yaml"), BASE + ".traceability", Set.of(BASE + ".traceability.Rule"), proofs);

        assertThat(faulty.faults())
                .containsExactly(
                        "2 9.9(2): 9.9(2) の試験がない",
                        "2 9.9(2): TraceabilityTest$Sample にこの条項の試験がない",
                        "3 9.9(3): 9.9(3) の試験がない",
                        "3 9.9(3): TraceabilityTest$SwitchedOff にこの条項の試験がない",
                        "4 9.9(4)前段: NoRule という型がない",
                        "6 9.9(6): 未対応の行に試験が挙げられている",
                        "7 9.9(7): 9.9(7) の試験がない",
                        "7 9.9(7): 規則がない",
                        "9 9.9(9): 9.9(9) の試験がない",
                        "9 9.9(9): NoTest にこの条項の試験がない",
                        "9 9.9(9): NoRule という型がない",
                        "1 9.9(1): 8 9.9(1) 9.9(8) と同じ条項が挙げられている",
                        "1 9.9(1): 試験「9.9(1) 9.9(8) 行われる」は 8 9.9(1) 9.9(8) と同じもの",
                        "4 9.9(4)前段: 試験「9.9(4)前段 9.9(4)後段 一つで二つ」は 5 9.9(4)後段 と同じもの");
    }

    private static Set<String> names(JavaClasses classes) {
        return classes.stream().map(JavaClass::getFullName).collect(Collectors.toSet());
    }

    /** Tests that nobody runs: the nested class is not annotated. */
    static final class Sample {

        @Test
        @DisplayName("9.9(1) 9.9(8) 行われる")
        void runs() {
            assertThat(TABLE.rows()).isNotEmpty();
        }

        @Test
        @Disabled("a sample of a test that is switched off")
        @DisplayName("9.9(2) 行われない")
        void isSwitchedOff() {
            assertThat(TABLE.rows()).isNotEmpty();
        }

        @Test
        @DisplayName("9.9(4)前段 9.9(4)後段 一つで二つ")
        void servesTwoRows() {
            assertThat(TABLE.rows()).isNotEmpty();
        }

        @DisplayName("9.9(7) 試験ではない")
        void isNoTest() {
            assertThat(TABLE.rows()).isNotEmpty();
        }
    }

    /** As a whole switched off. */
    @Disabled("a sample of a class that is switched off")
    static final class SwitchedOff {

        @Test
        @DisplayName("9.9(3) 行われない")
        void isSwitchedOff() {
            assertThat(TABLE.rows()).isNotEmpty();
        }
    }
}
