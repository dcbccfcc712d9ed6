package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.incident.api.web.Routes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("できる行為は、どれも事案から行ける")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleLinkedTest {

    private static final String ACTS = "/v1/incidents/{id}/";

    /** What is linked where it belongs: each form from its paper, and a confirmation is the button of what is asked. */
    private static final Set<String> ELSEWHERE = Set.of("reports/{}/issues");

    private final Path folder = TestService.temporaryFolder();
    private final TestService service = new TestService(ClosedCase.keepingNothing(folder));
    private final Client client = service.client();
    private final LinkedActs linked = new LinkedActs(client);

    @AfterAll
    void close() {
        linked.close();
        service.close();
        TestService.delete(folder);
    }

    private Exchange act(UUID id, String act, String key, String body) {
        linked.look(id, act, key);
        Exchange answer = client.act(id, act, key, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        return answer;
    }

    private Set<String> ofTheApi() {
        return service.part(Routes.class).all().stream()
                .filter(route -> route.path().startsWith(ACTS) && route.shape() != null)
                .map(route -> route.path().substring(ACTS.length()).replaceAll("\\{[A-Za-z]+}", "{}"))
                .filter(act -> !ELSEWHERE.contains(act))
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("どの行為も、それができる人の事案のページに、する前からリンクがある")
    void every_act_is_linked_before_it_is_done() {
        UUID full = FullCase.play(client, "すべてを行う事案", "", id -> (act, key) -> linked.look(id, act, key));
        report(full);
        further(full);
        refuse();
        note();
        closeAndErase();

        assertThat(linked.unlinked()).isEmpty();
        assertThat(linked.asked()).isEqualTo(ofTheApi());

        linked.look(full, "receipt", "csirt");
        assertThat(linked.unlinked()).as("what was done is linked no more").containsExactly("csirt receipt");
    }

    private void report(UUID id) {
        String duty = Duties.path(client, id, "PPC");
        act(id, duty + "draft", "csirt", "{\"content\": \"概要\"}");
        act(id, duty + "approval", "general-affairs", "{}");
        act(id, duty + "submission", "liaison", """
                {"submittedAt": "%s", "channel": "WEB_FORM"}""".formatted(Reports.minutesAgo(1)));
        act(id, duty + "acknowledgement", "liaison", """
                {"at": "%s", "reference": "受-1"}""".formatted(Reports.minutesAgo(1)));
        String waived = Duties.path(client, id, "PREFECTURE");
        act(id, waived + "waiver-proposal", "csirt-lead", "{\"reason\": \"変わりがない\"}");
        act(id, waived + "waiver", "ciso", "{}");
    }

    private void further(UUID id) {
        String evidence = client.get("/v1/incidents/" + id, "csirt")
                .ok()
                .at("/evidence/0/evidenceId")
                .asString();
        act(id, "evidence/" + evidence + "/verifications", "csirt", "{}");
        linked.look(id, "attachments", "csirt");
    }

    private void refuse() {
        UUID id = Reports.file(client, Reports.ofTax("要らなかった事案").put("level", 2));
        act(id, "containment/not-needed", "csirt", "{\"reason\": \"影響がない\"}");
        act(id, "recovery/not-needed", "csirt", "{\"reason\": \"影響がない\"}");
        act(id, "level-changes", "csirt", "{\"level\": 1, \"reason\": \"見直し\"}");
        act(id, "level-changes/1/approval", "general-affairs", "{}");
    }

    private void note() {
        UUID id = Reports.file(client, Reports.ofTax("レベル0の事案").put("level", 0));
        act(id, "acknowledgement", "manager", "{}");
    }

    private void closeAndErase() {
        UUID id = Reports.file(client, Reports.ofTax(ClosedCase.TITLE));
        ClosedCase.settle(client, id);
        act(id, "closure-proposal", "csirt-lead", "{\"reason\": \"誤検知\"}");
        act(id, "closure", "ciso", "{}");
        linked.look(id, "reopening", "csirt-lead");
        act(id, "erasure-proposal", "csirt", ClosedCase.PROPOSAL);
        act(id, "erasure", "manager", "");
    }
}
