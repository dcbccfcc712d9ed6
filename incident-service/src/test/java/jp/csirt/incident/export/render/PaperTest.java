package jp.csirt.incident.export.render;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import jp.csirt.incident.export.render.Paper.Column;
import jp.csirt.incident.export.render.Paper.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaperTest {

    @Test
    @DisplayName("紙幅を超える列や幅のない列は受け付けない")
    void columns_wider_than_the_page_are_refused() {
        var half = new Column("内容", 51, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table("A305", "事実経過", List.of(half, half), List.of()))
                .withMessageContaining("A305");
        assertThatIllegalArgumentException().isThrownBy(() -> new Column("日時", 0, true));
    }

    @Test
    @DisplayName("列の数と合わない行は受け付けない")
    void rows_that_do_not_fit_the_columns_are_refused() {
        var columns = List.of(new Column("内容", 51, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table("A305", "事実経過", columns, List.of(List.of("a", "b"))))
                .withMessageContaining("2 cells under 1 columns");
    }
}
