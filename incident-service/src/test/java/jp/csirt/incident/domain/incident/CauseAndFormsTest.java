package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.causeRecorded;
import static jp.csirt.incident.domain.incident.Given.issued;
import static jp.csirt.incident.domain.incident.GuardCode.CAUSE_OPEN;
import static jp.csirt.incident.domain.incident.GuardCode.FORMS_NOT_ISSUED;
import static jp.csirt.incident.domain.incident.ReportForm.OCCURRENCE;
import static jp.csirt.incident.domain.incident.ReportForm.RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("原因究明と二つの様式")
class CauseAndFormsTest {

    private static final List<IncidentEvent> CONFIRMED = Histories.upTo(Milestone.CONFIRMED);

    private static List<GuardCode> open(IncidentEvent... acts) {
        return ClosingGuards.unmet(IncidentState.fold(Histories.and(CONFIRMED, acts))).stream()
                .map(Guard::code)
                .filter(List.of(CAUSE_OPEN, FORMS_NOT_ISSUED)::contains)
                .toList();
    }

    @Test
    @DisplayName("5.3(3)④a 完了には、原因と発生状況報告書の最終報の両方を要する")
    void neither_the_cause_nor_its_paper_alone_is_enough() {
        var cause = causeRecorded(CauseCertainty.DETERMINED);

        assertThat(open()).containsExactly(CAUSE_OPEN, FORMS_NOT_ISSUED);
        assertThat(open(issued(OCCURRENCE, 1, true), issued(RESPONSE, 1, true))).containsExactly(CAUSE_OPEN);
        assertThat(open(cause, issued(RESPONSE, 1, true))).containsExactly(FORMS_NOT_ISSUED);
        assertThat(open(cause, issued(RESPONSE, 1, true), issued(OCCURRENCE, 1, true)))
                .isEmpty();
    }

    @Test
    @DisplayName("5.3(3)④b 完了には、対応状況報告書の最終報を要する")
    void the_response_must_be_on_paper() {
        var cause = causeRecorded(CauseCertainty.DETERMINED);

        assertThat(open(cause, issued(OCCURRENCE, 1, true))).containsExactly(FORMS_NOT_ISSUED);
        assertThat(open(cause, issued(OCCURRENCE, 1, true), issued(RESPONSE, 1, false)))
                .containsExactly(FORMS_NOT_ISSUED);
        assertThat(open(cause, issued(OCCURRENCE, 1, true), issued(RESPONSE, 1, true)))
                .isEmpty();
    }
}
