package jp.csirt.incident.export.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.csirt.incident.domain.incident.Milestone;
import jp.csirt.incident.domain.report.Category;
import jp.csirt.incident.domain.report.SubjectsCertainty;
import jp.csirt.incident.domain.shared.TriState;
import jp.csirt.incident.export.form.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("一括公表の表")
class DisclosureSheetTest {

    private static DisclosureList list(SubjectsCertainty certainty, boolean partial) {
        var item = new DisclosureItem(
                1,
                "2026-05",
                "mayor",
                Category.LOSS,
                TriState.YES,
                List.of(),
                120,
                certainty,
                null,
                Milestone.CONFIRMED);
        return new DisclosureList("2026H1", List.of(item), partial);
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, 120", "MAXIMUM, 120（最大）", "ESTIMATED, 120（概数）", "UNKNOWN, 120（確認中）"})
    @DisplayName("人数は、確定でなければその確からしさとともに書く")
    void a_number_says_how_certain_it_is(SubjectsCertainty certainty, String words) {
        assertThat(DisclosureSheet.of(list(certainty, false), Story.PROFILE)
                        .rows()
                        .getFirst())
                .contains(words);
    }

    @Test
    @DisplayName("見られる事案だけの表は、そう名乗る")
    void a_partial_list_says_so() {
        assertThat(DisclosureSheet.of(list(SubjectsCertainty.CONFIRMED, true), Story.PROFILE)
                        .title())
                .isEqualTo("公表一覧 2026H1（見られる事案だけ）");
        assertThat(DisclosureSheet.of(list(SubjectsCertainty.CONFIRMED, false), Story.PROFILE)
                        .title())
                .isEqualTo("公表一覧 2026H1");
    }
}
