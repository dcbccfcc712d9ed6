package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("二つの体制への連絡")
class BothChainsTest {

    private static final String ASKED = "事案への対応";
    private static final String TO_BODY = "依頼: 事案への対応。統括情報セキュリティ責任者へ";
    private static final String TO_EDUCATION = "依頼: 事案への対応。教育委員会 統括情報セキュリティ責任者へ";
    private static final String COPY = "依頼（写し）: 事案への対応。統括情報セキュリティ責任者へ";

    /** What is asked of those who must deal with an incident of level 2 that touches these networks. */
    private static List<String> asked(String profile, String organ, String department, int expected, String... zones) {
        try (var service =
                new TestService("--csirt.profile=" + profile, "--csirt.mongodb-uri=", "--csirt.master-key=")) {
            ObjectNode report = Reports.least("二つの体制").put("organ", organ).put("level", 2);
            if (!department.isEmpty()) {
                report.put("department", department);
            }
            var systems = report.putArray("systems");
            for (String zone : zones) {
                systems.addObject().put("name", "機器 " + zone).put("zone", zone);
            }
            Client client = service.client();
            UUID incident =
                    client.post("/v1/incidents", "csirt", report).created().incidentId();
            Awaitility.await().until(() -> texts(client, incident).size() >= expected);
            return texts(client, incident);
        }
    }

    private static List<String> texts(Client client, UUID incident) {
        return client.get("/v1/incidents/" + incident + "/timeline", "csirt").ok().each("/items", "text").stream()
                .filter(text -> text.contains(ASKED))
                .toList();
    }

    private static void beginWith(List<String> texts, String... beginnings) {
        assertThat(texts)
                .hasSameSizeAs(beginnings)
                .zipSatisfy(
                        List.of(beginnings),
                        (text, beginning) -> assertThat(text).startsWith(beginning));
    }

    @Test
    @DisplayName("(f) 市川市: 両方の規程が適用される事案は、市の統括と教育委員会の統括のそれぞれに求める")
    void ichikawa_asks_both_chains() {
        beginWith(asked("ichikawa-city", "mayor", "tax", 2, "INTERNET", "SCHOOL_ADMIN"), TO_BODY, TO_EDUCATION);
        beginWith(asked("ichikawa-city", "mayor", "tax", 1, "INTERNET"), TO_BODY);
    }

    @Test
    @DisplayName("(f) 小郡市: 機関の規程による事案は、その機関の統括に求め、市の統括には写しが届く")
    void ogori_asks_the_chain_of_the_organ() {
        beginWith(asked("ogori-city", "education", "", 2, "INTERNET"), TO_EDUCATION, COPY);
        beginWith(asked("ogori-city", "mayor", "tax", 1, "INTERNET"), TO_BODY);
    }

    @Test
    @DisplayName("8 Q9 志免町: 教育委員会の事案は教育長に求め、総務課長に写しが届く")
    void shime_copies_what_the_superintendent_is_asked() {
        beginWith(asked("shime-town", "education", "education", 2, "INTERNET"), TO_EDUCATION, COPY);
    }
}
