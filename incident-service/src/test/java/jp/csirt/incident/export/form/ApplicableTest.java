package jp.csirt.incident.export.form;

import static org.assertj.core.api.Assertions.assertThat;

import jp.csirt.incident.domain.incident.AssessmentEvent.IncidentAssessed;
import jp.csirt.incident.domain.incident.Verdict;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.shared.TriState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("該当する様式")
class ApplicableTest {

    private static Story story(TriState personalData) {
        return Story.of("2026-02-20T00:15:00Z", Reports.minimal("件名", "概要", personalData, TriState.NO));
    }

    @Test
    @DisplayName("C.1 個人情報がないと分かるまでは、委員会への報告と本人への通知も該当する")
    void personal_data_asks_for_the_forms_about_it() {
        assertThat(Applicable.of(story(TriState.NO).facts()))
                .containsExactly(Form.OCCURRENCE, Form.RESPONSE, Form.FIRST);
        assertThat(Applicable.of(story(TriState.UNKNOWN).facts()))
                .containsExactly(Form.OCCURRENCE, Form.RESPONSE, Form.FIRST, Form.PPC, Form.SUBJECT_NOTICE);
    }

    @Test
    @DisplayName("C.4 共通様式は、その種別の事案に該当する")
    void common_forms_follow_the_category() {
        for (Category category : new Category[] {Category.RANSOMWARE, Category.DOS}) {
            Story assessed = story(TriState.NO)
                    .then(
                            1,
                            "2026-02-20T01:00:00Z",
                            act -> new IncidentAssessed(Story.ID, act, 1, Verdict.INCIDENT, 2, category, "確認した。"));
            assertThat(Applicable.of(assessed.facts()))
                    .containsExactly(
                            Form.OCCURRENCE,
                            Form.RESPONSE,
                            Form.FIRST,
                            category == Category.DOS ? Form.DDOS : Form.RANSOMWARE);
        }
    }

    @Test
    @DisplayName("1(9)⑤ 公表した事案には公表文が該当する")
    void what_is_made_public_has_its_text() {
        assertThat(Applicable.of(Stories.full().facts()))
                .containsExactly(
                        Form.OCCURRENCE, Form.RESPONSE, Form.FIRST, Form.PPC, Form.SUBJECT_NOTICE, Form.DISCLOSURE);
    }
}
