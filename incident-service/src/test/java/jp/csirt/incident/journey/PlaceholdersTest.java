package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("差込項目の一覧")
@ExtendWith(SharedService.class)
class PlaceholdersTest {

    private static final String PATH = "/v1/templates/placeholders";

    private final Client client;

    PlaceholdersTest(Client client) {
        this.client = client;
    }

    @Test
    @DisplayName("様式ごとに、または全様式について示す")
    void placeholders_of_one_form_or_of_all() {
        Exchange ransomware = client.get(PATH + "?form=ransomware", "csirt").ok();
        assertThat(ransomware.each("/items", "fieldId"))
                .contains("H02", "R01", "R06")
                .doesNotContain("D01");
        Exchange all = client.get(PATH, "csirt").ok();
        assertThat(all.each("/items", "key")).contains("件名", "経過", "経過.内容", "ランサムノート", "攻撃の種別");
        assertThat(all.each("/items", "source")).contains("incident-reported", "fields-supplemented");
    }

    @Test
    @DisplayName("画面としても読め、知らない様式は400")
    void as_a_page_too() {
        Exchange page = client.get(PATH + "?form=occurrence", "csirt", "Accept", "text/html")
                .ok();
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).contains("{{経過.内容}}", "差込項目の一覧");
        client.get(PATH + "?form=other", "csirt").refused(400, "invalid-parameter");
        client.get(PATH + "?form=occurrence", "csirt", "Accept", "application/pdf")
                .refused(406, "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({"staff, 403", "vendor, 403", "admin, 200", "auditor, 200", "general-affairs, 200"})
    @DisplayName("様式を見られる者とシステム管理者だけが読める")
    void readers_of_forms_and_administrators_read_it(String key, int status) {
        assertThat(client.get(PATH, key).status()).isEqualTo(status);
    }
}
