package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import jp.csirt.spec.Spec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("契約を読む頁")
@ExtendWith(SharedService.class)
class DocsTest {

    private static final Pattern OPERATION = Pattern.compile("operationId: (\\w+)");
    private static final Pattern TARGET = Pattern.compile("href=\"#([^\"]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile(
            "<(script|link|img|iframe|object)|src=|url\\(|@import|href=\"(?!#|/v1/openapi.yaml)|\\son\\w+=");

    private final Exchange answer;
    private final String page;

    DocsTest(Client client) {
        this.answer = client.get("/docs", null).ok();
        this.page = new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("契約の操作がすべて載っている")
    void every_operation_is_on_the_page() {
        String contract = new String(Spec.INCIDENT_API.bytes(), StandardCharsets.UTF_8);
        assertThat(OPERATION.matcher(contract).results().map(found -> found.group(1)))
                .hasSizeGreaterThan(90)
                .allMatch(id -> page.contains("id=\"" + id + "\""));
    }

    @Test
    @DisplayName("頁の中の行き先はすべてある")
    void every_link_leads_somewhere() {
        assertThat(TARGET.matcher(page).results().map(found -> found.group(1)).distinct())
                .hasSizeGreaterThan(100)
                .allMatch(id -> page.contains("id=\"" + id + "\""));
    }

    @Test
    @DisplayName("スクリプトもよそからの部品もなく、頁自身の書式だけが許される")
    void page_stands_alone() {
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(ELSEWHERE.matcher(page).find()).isFalse();
        assertThat(page).contains("style>").doesNotContain("style=", " th:");
    }
}
