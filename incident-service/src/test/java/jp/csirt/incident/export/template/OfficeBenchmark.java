package jp.csirt.incident.export.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import jp.csirt.incident.export.form.Form;
import jp.csirt.incident.export.form.FormDocument;
import jp.csirt.incident.export.form.Stories;
import jp.csirt.incident.export.office.OfficeType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every figure's line begins with BENCH. */
@Tag("bench")
@DisplayName("計測: Word・Excelファイル")
class OfficeBenchmark {

    private static final OfficeForms FORMS = new OfficeForms();
    private static final int WARM_UP = 200;
    private static final int MEASURED = 100;

    @ParameterizedTest
    @EnumSource(OfficeType.class)
    @DisplayName("一件を書く時間")
    void time_of_one_file(OfficeType type) {
        FormDocument document = Form.OCCURRENCE.fill(Stories.full().facts());
        byte[] template = FORMS.builtIn(Form.OCCURRENCE, type);
        long[] nanos = new long[WARM_UP + MEASURED];
        for (int at = 0; at < nanos.length; at++) {
            long start = System.nanoTime();
            assertThat(FORMS.write(document, type, template)).isNotEmpty();
            nanos[at] = System.nanoTime() - start;
        }
        long[] warm = Arrays.copyOfRange(nanos, WARM_UP, nanos.length);
        Arrays.sort(warm);
        System.out.printf(Locale.ROOT, "BENCH office.%s.median %.1f ms%n", type.extension(), warm[MEASURED / 2] / 1e6);
        System.out.printf(
                Locale.ROOT, "BENCH office.%s.p95 %.1f ms%n", type.extension(), warm[MEASURED * 95 / 100] / 1e6);
    }
}
