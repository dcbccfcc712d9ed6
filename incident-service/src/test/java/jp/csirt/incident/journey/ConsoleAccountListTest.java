package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedOffice.class)
@DisplayName("利用者の管理の一覧")
class ConsoleAccountListTest {

    private static final int ROWS = 50;

    private final Office office;

    ConsoleAccountListTest(Office office) {
        this.office = office;
    }

    private static List<String> persons(Shown page) {
        return page.html().select("tbody a[href^=/admin/keys?personId=]").eachAttr("href").stream()
                .map(link -> link.replaceFirst(".*=", ""))
                .toList();
    }

    @Test
    @DisplayName("新しい登録から50人ずつ示し、次のページに続きが抜けも重なりもなく続き、操作した後はその人のページに戻る")
    void accounts_come_some_at_a_time() {
        var opened = new ArrayList<String>();
        for (int n = 0; n <= ROWS; n++) {
            String person = office.holder("一覧の人 " + n, "SEC_OFFICER@tax");
            office.open(person);
            opened.addFirst(person);
        }
        try (Browser admin = office.administrator();
                var weight = new Weight(office.client().port())) {
            Shown first = admin.open("/admin").ok();
            assertThat(persons(first)).isEqualTo(opened.subList(0, ROWS));
            Shown second = admin.open(first.link("次の50人")).ok();
            String oldest = opened.getLast();
            assertThat(persons(second)).startsWith(oldest).doesNotContainAnyElementsOf(persons(first));

            FormElement lock = (FormElement)
                    Objects.requireNonNull(second.html().selectFirst("form[action=/admin/" + oldest + "/lock]"));
            assertThat(persons(admin.send(lock, Map.of()).ok())).contains(oldest);
            assertThat(weight.weigh(admin, "/admin")).isTrue();
            assertThat(weight.tooHeavy()).isEmpty();
        }
    }
}
