package jp.csirt.incident.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("報告者")
class ReporterTest {

    @ParameterizedTest
    @CsvSource({
        "EMPLOYEE,090-0000-0000,false",
        "FIXED_TERM_EMPLOYEE,090-0000-0000,false",
        "VENDOR,090-0000-0000,false",
        "COUNCILLOR,090-0000-0000,true",
        "CITIZEN,090-0000-0000,true",
        "CITIZEN,,false",
        "MONITORING,090-0000-0000,true",
        "PARTNER,090-0000-0000,true"
    })
    @DisplayName("5.3(2)① 外部通報者への連絡先があるのは、外部の者が連絡先を残したときだけである")
    void only_an_outside_informant_who_left_a_contact_shows_one(
            ReporterKind kind, @Nullable String contact, boolean shows) {
        assertThat(new Reporter(kind, "通報者", null, contact).showsOutsideContact())
                .isEqualTo(shows);
    }
}
