package jp.csirt.incident.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("表示名")
class LabelsTest {

    static Stream<Class<?>> labelledTypes() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("jp.csirt.incident.domain")
                        .stream()
                        .filter(type -> type.isAssignableTo(Labelled.class) && !type.isInterface())
                        .map(JavaClass::reflect);
    }

    @Test
    @DisplayName("表示名を持つ符号が見つかる")
    void the_codes_with_labels_are_found() {
        assertThat(labelledTypes()).hasSizeGreaterThan(25).allMatch(Class::isEnum);
    }

    @ParameterizedTest
    @MethodSource("labelledTypes")
    @DisplayName("どの符号にも、紛れのない日本語の表示名がある")
    void every_code_has_its_own_japanese_words(Class<?> type) {
        List<String> labels = Stream.of(type.getEnumConstants())
                .map(code -> ((Labelled) code).label())
                .toList();

        assertThat(labels)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(label -> label.equals(label.strip()))
                .allMatch(label -> label.codePoints().anyMatch(LabelsTest::japanese));
    }

    private static boolean japanese(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }
}
