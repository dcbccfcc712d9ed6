package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.demo.SampleCase;
import jp.csirt.incident.demo.SampleStep;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Ten published incidents, each from its report over its acts, with their own times, to both papers. */
@DisplayName("公表された事案")
@ExtendWith(SharedService.class)
class PublishedCasesTest {

    private final Client client;

    PublishedCasesTest(Client client) {
        this.client = client;
    }

    /** The last column names the acts whose endpoint does not exist yet, in their order; it ends empty. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "01-kashima-bcc, ''",
        "04-gunma-shiori, ''",
        "05-ehime-opendata, ''",
        "06-aichi-emotet-vendor, ''",
        "07-ako-ransomware, ''",
        "11-mie-ddos, ''",
        "12-okayama-web, ''",
        "14-numazu-insider, ''",
        "15-uji-mynumber-card, ''",
        "17-higashiura-mail-abuse, ''",
    })
    @DisplayName("報告から様式の印刷まで、実際の日時で進められる")
    void case_goes_from_its_report_to_both_papers(String id, String leftOut) throws Exception {
        SampleCase published = SampleCase.read(id);
        UUID incident = client.post("/v1/incidents", "staff", published.report())
                .created()
                .incidentId();
        for (SampleStep step : published.steps()) {
            Exchange answer = client.post(
                    "/v1/incidents/" + incident + "/" + step.pathOf(incident),
                    step.key().substring("demo-".length()),
                    step.body(),
                    "If-Match",
                    "*");
            assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        }
        assertThat(String.join(" ", published.leftOut())).isEqualTo(leftOut);
        shows_what_was_done(incident, published);
        has_the_expected_duties(incident, published);
        prints_both_papers(incident, published);
    }

    private void shows_what_was_done(UUID incident, SampleCase published) {
        JsonNode detail = client.get("/v1/incidents/" + incident, "ciso").ok().json();
        assertThat(detail.path("title").asString())
                .isEqualTo(published.report().path("title").asString());
        assertThat(detail.path("level").asInt())
                .isGreaterThanOrEqualTo(
                        published.expected().path("levelAtLeast").asInt());
        Exchange timeline =
                client.get("/v1/incidents/" + incident + "/timeline", "ciso").ok();
        List<String> times = timeline.at("/items")
                .valueStream()
                .filter(item -> !item.has("notificationId"))
                .map(item -> item.path("occurredAt").asString())
                .toList();
        long inTheFile = published.steps().stream()
                .filter(step -> step.path().equals("personnel-actions"))
                .count();
        assertThat(detail.path("version").asLong()).isEqualTo(times.size() + inTheFile);
        assertThat(times.stream().map(Instant::parse))
                .startsWith(Instant.parse(published.report().path("occurredAt").asString()))
                .endsWith(Instant.parse(
                        published.steps().getLast().body().path("occurredAt").asString()));
    }

    /** A duty that is only to be judged does not count as required, one that was fulfilled does; 続報 is made as needed. */
    private void has_the_expected_duties(UUID incident, SampleCase published) {
        JsonNode expected = published.expected();
        boolean report = expected.at("/ppc/required").asBoolean();
        JsonNode notification = expected.path("subjectNotification");

        assertThat(states(incident, "PPC")).containsOnly(required(report));
        if (report) {
            assertThat(obligation(incident, "PPC").path("basis")).isEqualTo(expected.at("/ppc/basis"));
            assertThat(obligation(incident, "PPC").path("awareAt").asString())
                    .isEqualTo(published.report().path("awareAt").asString());
            assertThat(dueOn(incident, "PRELIMINARY"))
                    .isEqualTo(expected.at("/ppc/preliminaryHard").asString());
            assertThat(dueOn(incident, "FINAL_LEGAL"))
                    .isEqualTo(expected.at("/ppc/final").asString());
        }
        if (notification.isBoolean()) {
            assertThat(states(incident, "SUBJECTS")).containsOnly(required(notification.asBoolean()));
        } else {
            assertThat(obligation(incident, "SUBJECTS").path("state")).isEqualTo(notification);
        }
        assertThat(states(incident, "POLICE"))
                .containsOnly(required(expected.path("police").asBoolean()));
        assertThat(states(incident, "MIC")).containsOnly("REQUIRED");
        assertThat(states(incident, "PREFECTURE")).containsOnly("REQUIRED");
    }

    private String dueOn(UUID incident, String stage) {
        return obligations(incident, "PPC").stream()
                .filter(duty -> duty.path("stage").asString().equals(stage))
                .map(duty -> duty.at("/due/hardOn").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String required(boolean required) {
        return required ? "REQUIRED" : "-";
    }

    private List<String> states(UUID incident, String recipient) {
        List<String> states = obligations(incident, recipient).stream()
                .filter(duty -> !duty.path("stage").asString().equals("FOLLOW_UP"))
                .map(duty -> switch (duty.path("state").asString()) {
                    case "PROPOSED" -> "-";
                    case "SUBMITTED" -> "REQUIRED";
                    case String state -> state;
                })
                .toList();
        return states.isEmpty() ? List.of("-") : states;
    }

    private JsonNode obligation(UUID incident, String recipient) {
        return obligations(incident, recipient).getFirst();
    }

    private List<JsonNode> obligations(UUID incident, String recipient) {
        return client.get("/v1/incidents/" + incident + "/obligations", "ciso")
                .ok()
                .at("/items")
                .valueStream()
                .filter(duty -> duty.path("recipient").asString().equals(recipient))
                .toList();
    }

    private void prints_both_papers(UUID incident, SampleCase published) throws Exception {
        String title = published.report().path("title").asString();
        for (String form : List.of("occurrence", "response")) {
            String path = "/v1/incidents/" + incident + "/reports/" + form;
            byte[] pdf = client.get(path + "?format=pdf", "csirt", "Accept", "application/pdf")
                    .ok()
                    .bytes();
            String page = new String(
                    client.get(path + "?format=html", "csirt", "Accept", "text/html")
                            .ok()
                            .bytes(),
                    StandardCharsets.UTF_8);
            assertThat(page).contains("令和");
            try (PDDocument paper = Loader.loadPDF(pdf)) {
                assertThat(paper.getNumberOfPages()).isBetween(3, 8);
                String text = new PDFTextStripper().getText(paper).replaceAll("\\s", "");
                assertThat(text).contains("SHIME-").contains("令和");
                if (form.equals("occurrence")) {
                    assertThat(text).contains(title.replaceAll("\\s", ""));
                }
            }
        }
    }
}
