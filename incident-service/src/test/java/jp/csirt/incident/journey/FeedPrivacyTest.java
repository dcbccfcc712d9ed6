package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import jp.csirt.incident.contract.EventContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every kind of act over HTTP, each text a client can send holding a mark that must not come out. */
@DisplayName("公開の出来事と個人情報")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedPrivacyTest {

    private static final String MARK = "S3CR3T";
    private static final String HASH = "ab".repeat(32);
    private static final String SECRET = MARK + "志免花子";

    private final Path folder = TestService.temporaryFolder();
    private final TestService service = ClosedCase.service(folder);
    private final Client client = service.client();
    private final Staff staff = new Staff(client);
    private UUID incident = new UUID(0, 0);
    private List<JsonNode> feed = List.of();

    @BeforeAll
    void everything_happens() {
        organisation();
        FullCase.play(client, SECRET + "題名", SECRET);
        UUID closed = ClosedCase.play(client);
        client.act(closed, "reopening", "csirt-lead", text("{\"reason\": \"§再開\"}"))
                .done();
        UUID erased = ClosedCase.play(client);
        ClosedCase.erase(client, erased);
        incident = Reports.file(
                client,
                Reports.ofTax(SECRET).put("level", 0).put("summary", SECRET).put("crimePossible", "YES"));
        levels();
        duties();
        findings();
        imported();
        var mornings = new Mornings(client);
        mornings.at(mornings.next(), "08:30:00");
        assertThat(mornings.awaitDigests(0)).isNotEmpty();
        var all = new Feed(client);
        all.quiet();
        receipt(all.after(0, 500));
        all.quiet();
        feed = all.after(0, 500);
    }

    @AfterAll
    void close() {
        service.close();
        TestService.delete(folder);
    }

    private static String text(String body) {
        return body.replace("§", SECRET);
    }

    private Exchange act(String path, String key, String body) {
        Exchange answer = client.act(incident, path, key, text(body));
        return answer.status() == 200 ? answer.done() : answer.created();
    }

    private void receipt(List<JsonNode> soFar) {
        JsonNode asked = soFar.stream()
                .filter(event -> Feed.type(event).equals("jp.csirt.notification-requested.v1"))
                .filter(event -> event.path("subject").asString().equals(incident.toString()))
                .findFirst()
                .orElseThrow();
        client.post("/v1/incidents/" + incident + "/notification-receipts", "notification", text("""
                {"notificationId": "%s", "state": "FAILED", "at": "%s", "channel": "MAIL", "detail": "§"}""".formatted(
                                asked.at("/data/notificationId").asString(), Reports.minutesAgo(1))))
                .ok();
    }

    private void organisation() {
        client.post("/v1/organisation/organs", "general-affairs", text("{\"code\": \"fire\", \"name\": \"§消防\"}"))
                .createdThing();
        client.post(
                        "/v1/organisation/departments",
                        "general-affairs",
                        text("{\"code\": \"fire-1\", \"name\": \"§警防課\", \"organ\": \"fire\"}"))
                .createdThing();
        String person = staff.person(SECRET, "tax");
        client.post(
                        "/v1/accounts",
                        "admin",
                        text("{\"personId\": \"%s\", \"scopes\": [\"events:read\"], \"externalId\": \"§\"}")
                                .formatted(person))
                .createdThing();
        String key = staff.key(person, "\"events:read\"").at("/keyId").asString();
        client.delete("/v1/api-keys/" + key, "admin").ok();
        staff.assign("VENDOR@" + SECRET + "契約", person, Staff.today(), null).createdThing();
        client.post(
                        "/v1/organisation/posts/CISO/absences",
                        "general-affairs",
                        text("{\"from\": \"2031-04-01T00:00:00Z\", \"to\": \"2031-04-02T00:00:00Z\","
                                + " \"deputyPersonId\": \"%s\", \"reason\": \"§入院\"}".formatted(person)))
                .createdThing();
        client.get("/v1/accounts", "staff").refused(403, "forbidden");
    }

    private void imported() {
        String line = Reports.ofTax(SECRET)
                .put("summary", SECRET)
                .put("awareAt", "2019-06-03T10:20:00+09:00")
                .put("reportedAt", "2019-06-03T11:00:00+09:00")
                .put("closedAt", "2019-07-12T17:00:00+09:00")
                .put("verdict", "INCIDENT")
                .put("originalNumber", SECRET + "-1")
                .toString();
        Exchange answer = client.call(
                "POST",
                "/v1/imports",
                "csirt-lead",
                line.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");
        assertThat(answer.ok().at("/accepted").asInt()).isEqualTo(1);
    }

    private void levels() {
        act("acknowledgement", "manager", "");
        act("level-changes", "csirt", "{\"level\": 2, \"reason\": \"§上げる\"}");
        act("level-changes", "csirt", "{\"level\": 1, \"reason\": \"§下げる\"}");
        act("level-changes/2/approval", "general-affairs", "{}");
    }

    private void duties() {
        act("situations", "csirt", "{\"findings\": \"§犯罪ではない\", \"crimePossible\": \"NO\"}");
        act("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 1, "category": "MALWARE", "reason": "§理由"}""");
        String report = duty("MIC");
        act(report + "draft", "csirt", "{\"content\": \"§概要\"}");
        act(report + "approval", "general-affairs", "{}");
        act(report + "submission", "liaison", """
                {"submittedAt": "%s", "channel": "EMAIL", "receiptNumber": "§受付"}""".formatted(Reports.minutesAgo(1)));
        act(report + "acknowledgement", "liaison", """
                {"at": "%s", "reference": "§受領"}""".formatted(Reports.minutesAgo(0)));
        String waived = duty("PREFECTURE");
        act(waived + "waiver-proposal", "csirt-lead", "{\"reason\": \"§不要\"}");
        act(waived + "waiver", "ciso", "{\"reason\": \"§了承\"}");
    }

    private String duty(String recipient) {
        return Duties.path(client, incident, recipient);
    }

    private void findings() {
        act("containment/not-needed", "csirt", "{\"reason\": \"§不要\"}");
        act("recovery/not-needed", "csirt", "{\"reason\": \"§不要\"}");
        String evidence =
                act("evidence", "csirt", """
                {"kind": "LOG", "description": "§証拠", "sha256": "%s", "location": "§場所", "custodian": "§管理者"}""".formatted(HASH)).at("/id").asString();
        act("evidence/" + evidence + "/verifications", "csirt", "{\"sha256\": \"%s\"}".formatted(HASH));
        Multipart.file(SECRET + ".txt", SECRET.getBytes(StandardCharsets.UTF_8)).attach(client, incident, "csirt");
        act("lateral-checks", "csirt", """
                {"conclusion": "§結論", "checks": [{"system": "§端末", "managerPost": "SYS_MANAGER@§課"}]}""");
        act("prevention-plans", "csirt-lead", """
                {"measures": [{"what": "§案", "ownerPost": "TANTO@§課", "dueOn": "2030-03-31"}]}""");
        act("prevention-plans/1/decision", "ciso", """
                {"result": "APPROVED", "comment": "§了承", "orders": [
                 {"measure": "§措置", "ownerPost": "SEC_MANAGER@§課", "dueOn": "2030-03-31"}]}""");
    }

    @Test
    @DisplayName("型にある出来事はすべて起き、型に合う")
    void every_type_occurred() {
        var types = new TreeSet<String>();
        feed.forEach(event -> types.add(Feed.type(event)));
        assertThat(types).isEqualTo(new TreeSet<>(EventContract.types()));
    }

    @Test
    @DisplayName("入れた文言も氏名も、どの出来事にも現れない")
    void nothing_that_was_typed_comes_out() {
        Feed.assertWordless(feed);
        assertThat(feed).allSatisfy(event -> assertThat(event.toString()).doesNotContain(MARK, "花子", "消去済", HASH));
    }

    @Test
    @DisplayName("事案の出来事は、誰が行い、誰が関わるかを示さない")
    void nobody_is_named_by_events_of_incidents() {
        List<String> persons =
                client.get("/v1/organisation/persons?limit=100", "staff").ok().each("/items", "personId");
        assertThat(persons).hasSizeGreaterThan(10);
        assertThat(feed.stream().filter(event -> event.has("subject")))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(persons).noneMatch(event.toString()::contains));
    }

    @Test
    @DisplayName("消去された事案は、読み手にも消去を求める")
    void readers_are_told_of_an_erasure() {
        JsonNode erased = feed.stream()
                .filter(event -> Feed.type(event).equals("jp.csirt.incident-erased.v1"))
                .findFirst()
                .orElseThrow();
        assertThat(erased.at("/data/method").asString()).isEqualTo("KEY_DESTROYED");
        assertThat(feed.stream()
                        .filter(event -> event.path("subject").equals(erased.path("subject")))
                        .map(event -> event.at("/data/number").asString())
                        .distinct())
                .singleElement()
                .isEqualTo(erased.at("/data/number").asString());
    }

    @Test
    @DisplayName("担当として書かれた言葉は、職のコードでなければ現れない")
    void words_in_the_place_of_a_post_are_left_out() {
        ObjectNode order = feed.stream()
                .filter(event -> event.path("subject").asString("").equals(incident.toString()))
                .filter(event -> Feed.type(event).equals("jp.csirt.prevention-decided.v1"))
                .map(event -> (ObjectNode) event.at("/data/orders/0"))
                .findFirst()
                .orElseThrow();
        assertThat(order.propertyNames()).containsExactly("measureId", "dueOn");
        assertThat(JsonMapper.shared().writeValueAsString(feed)).contains("\"ownerPost\":\"SEC_MANAGER@tax\"");
    }
}
