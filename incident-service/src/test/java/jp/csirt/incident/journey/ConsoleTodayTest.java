package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("今すること: 多くの事案の中で")
class ConsoleTodayTest {

    private static final int MORE_THAN_ONE_LOOK = 101;
    private static final String CHECK = """
            {"conclusion": "要る", "checks": [{"system": "税務端末", "managerPost": "CISO"}]}""";

    @Test
    @DisplayName("期限のもっと近い他職の事案がいくつあっても、自分の用件は示され、示しきれない期限はそう言われる")
    void what_is_mine_shows_behind_any_number_that_is_not() {
        try (var service = new TestService();
                var ciso = Browser.of(service.client(), "ciso")) {
            Client client = service.client();
            UUID mine = Reports.file(client, Reports.ofTax("自分の用件がある事案").put("awareAt", Reports.minutesAgo(1)));
            client.act(mine, "receipt", "csirt", "").done();
            Exchange asked = client.act(mine, "lateral-checks", "csirt", CHECK).created();
            for (int n = 0; n < MORE_THAN_ONE_LOOK; n++) {
                asked = client.post(
                                "/v1/incidents",
                                "staff",
                                Reports.ofTax("他職の事案").put("awareAt", Reports.minutesAgo(600)))
                        .created();
            }
            String path = "/v1/incidents?sort=dueAt&limit=100&after=" + asked.position();
            Awaitility.await().until(() -> client.get(path, "csirt").status() == 200);
            assertThat(client.get(path, "csirt").ok().each("/items", "title")).containsOnly("他職の事案");

            Shown today = ciso.open("/").ok();

            assertThat(today.text()).contains("自分の用件がある事案").doesNotContain("他職の事案", "件の事案を見ました");
            assertThat(ciso.open("/due").ok().text()).contains("期限の近い100件の事案を示しています");
        }
    }
}
