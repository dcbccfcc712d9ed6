package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedService.class)
@DisplayName("APIの行為と画面のページ")
class ConsoleCoverageTest {

    /** What machines tell of their own work. */
    private static final Set<String> OF_MACHINES = Set.of("/v1/incidents/{id}/notification-receipts");

    private static final Pattern PATH =
            Pattern.compile("^ {2}(/v1/(?:incidents/\\{id}|organisation)/\\S+):$", Pattern.MULTILINE);
    private static final Pattern POST = Pattern.compile("^ {4}post:$", Pattern.MULTILINE);

    private final Client client;

    ConsoleCoverageTest(Client client) {
        this.client = client;
    }

    /** The paths of the contract that take an act. */
    private List<String> acts() {
        String contract =
                new String(client.get("/v1/openapi.yaml", "csirt").ok().bytes(), StandardCharsets.UTF_8);
        var acts = new ArrayList<String>();
        var paths = PATH.matcher(contract);
        while (paths.find()) {
            int next = contract.indexOf("\n  /", paths.end());
            String operations = contract.substring(paths.end(), next < 0 ? contract.length() : next);
            if (POST.matcher(operations).find()) {
                acts.add(paths.group(1));
            }
        }
        return acts;
    }

    @Test
    @DisplayName("契約にあるどの行為にも画面のページがある。機械だけのものを除く")
    void every_act_of_the_contract_has_its_page() {
        UUID id = Reports.file(client, Reports.ofTax("すべての行為のページ"));
        List<String> acts = acts();
        assertThat(acts).hasSizeGreaterThan(50);
        var without = new ArrayList<String>();
        try (var browser = Browser.of(client, "csirt")) {
            for (String act : acts) {
                String page = act.substring("/v1".length())
                        .replace("{id}", id.toString())
                        .replace("{form}", "occurrence")
                        .replace("{post}", "CISO")
                        .replaceAll("\\{[A-Za-z]+}", "1");
                if (!Set.of(200, 403).contains(browser.open(page).status())) {
                    without.add(act);
                }
            }
        }
        assertThat(without).containsExactlyInAnyOrderElementsOf(OF_MACHINES);
    }
}
