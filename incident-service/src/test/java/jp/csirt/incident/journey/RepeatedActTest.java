package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("繰り返された操作")
@ExtendWith(SharedService.class)
class RepeatedActTest {

    private static final String FINDING = "{\"findings\": \"一度だけ\"}";

    private final Client client;
    private final String key = UUID.randomUUID().toString();
    private final UUID incident;
    private final String tag;

    RepeatedActTest(Client client) {
        this.client = client;
        this.incident = Reports.file(client, Reports.ofTax("繰り返される操作"));
        this.tag = client.tag(incident);
    }

    private Exchange act(String path, String caller, String body, String ifMatch) {
        return client.post(path(path), caller, body, "If-Match", ifMatch, "Idempotency-Key", key);
    }

    private Exchange act(String path, String caller, String body) {
        return act(path, caller, body, "*");
    }

    private String path(String act) {
        return "/v1/incidents/" + incident + "/" + act;
    }

    @ParameterizedTest
    @DisplayName("番号、id、idの列、何も作らないもの: どれも最初と同じ答えを返し、二度目は何も記録しない")
    @CsvSource(delimiter = '|', textBlock = """
            receipt|csirt|{}|incidentId,number,version,position
            situations|csirt|{"findings": "痕跡はない"}|incidentId,number,version,position
            assessments|csirt|{"verdict": "INCIDENT", "level": 1, "category": "MALWARE", "reason": "確認"}|incidentId,number,version,position,n
            containment-instructions|csirt|{"to": "tax", "measures": "遮断"}|incidentId,number,version,position,n
            prevention-plans|csirt-lead|{"measures": [{"what": "研修", "ownerPost": "SYS_MANAGER", "dueOn": "2030-03-31"}]}|incidentId,number,version,position,n
            evidence|csirt|{"kind": "LOG", "description": "ログ", "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "location": "金庫", "custodian": "CSIRT"}|incidentId,number,version,position,id
            lateral-checks|csirt|{"conclusion": "要る", "checks": [{"system": "A", "managerPost": "SYS_MANAGER"}, {"system": "B", "managerPost": "SYS_MANAGER"}]}|incidentId,number,version,position,ids
            lateral-checks|csirt|{"conclusion": "要らない", "checks": []}|incidentId,number,version,position
            """)
    void repeat_gets_the_same_answer(String path, String caller, String body, String members) {
        Exchange first = act(path, caller, body, tag);
        assertThat(first.json().propertyNames()).as(first.toString()).containsExactlyInAnyOrder(members.split(","));
        client.act(incident, "situations", "csirt", FINDING).done();
        long acts = client.acts();

        for (String ifMatch : new String[] {tag, "*", "\"99\"", ""}) {
            same(act(path, caller, body, ifMatch), first);
        }
        assertThat(client.acts()).isEqualTo(acts);
    }

    @Test
    @DisplayName("別の本文と別の操作に同じ値は使えず、何も記録しない")
    void key_belongs_to_one_act_and_body() {
        act("situations", "csirt", FINDING).done();
        long acts = client.acts();
        act("situations", "csirt", "{\"findings\": \"別の本文\"}").refused(409, "idempotency-key-reused");
        act("situations", "csirt", " " + FINDING).refused(409, "idempotency-key-reused");
        act("receipt", "csirt", "{}").refused(409, "idempotency-key-reused");
        act("situations", "csirt", "{}").refused(400, "invalid-request");
        assertThat(client.acts()).isEqualTo(acts);
    }

    @Test
    @DisplayName("報告に使った値は、その事案の操作には使えない")
    void key_of_the_filing_is_used() {
        var report = Reports.ofTax("値を使った報告");
        UUID filed = client.post("/v1/incidents", "csirt", report, "Idempotency-Key", key)
                .created()
                .incidentId();
        client.post("/v1/incidents/" + filed + "/receipt", "csirt", "{}", "If-Match", "*", "Idempotency-Key", key)
                .refused(409, "idempotency-key-reused");
    }

    @Test
    @DisplayName("値は呼び出す者の鍵ごとに別")
    void key_belongs_to_one_caller() {
        Exchange first = act("situations", "csirt", FINDING).done();
        Exchange other = act("situations", "csirt-2", FINDING).done();
        assertThat(other.version()).isEqualTo(first.version() + 1);
        same(act("situations", "csirt", FINDING), first);
        same(act("situations", "csirt-2", FINDING), other);
    }

    @ParameterizedTest
    @DisplayName("8件の同時の繰り返しは一度だけ行われ、同じ答えを得る")
    @ValueSource(booleans = {true, false})
    void parallel_repeats_are_one_act(boolean anyVersion) throws Exception {
        String ifMatch = anyVersion ? "*" : tag;
        long acts = client.acts();
        var answers = Parallel.calls(
                8,
                () -> act("containment-instructions", "csirt", "{\"to\": \"tax\", \"measures\": \"遮断\"}", ifMatch)
                        .created());
        answers.forEach(answer -> same(answer, answers.getFirst()));
        assertThat(client.acts()).isEqualTo(acts + 1);
    }

    @Test
    @DisplayName("断られた操作の値は、直した操作に使える")
    void key_of_a_refused_act_is_free() {
        act("situations", "csirt", "{}").refused(400, "invalid-request");
        act("situations", "csirt", FINDING, "\"99\"").refused(412, "stale-version");
        act("situations", "csirt", FINDING, "").refused(428, "precondition-required");
        act("assessments/1/approval", "csirt-lead", "{}").refused(404, "unknown-assessment");
        act("closure", "csirt", "{}").refused(403, "forbidden");
        act("situations", "csirt", FINDING, tag).done();
    }

    @Test
    @DisplayName("規則に断られた操作は、規則が満ちれば同じ値で行える")
    void the_same_act_may_succeed_later() {
        act("containment-actions", "csirt-lead", "{\"instruction\": 1, \"what\": \"遮断\", \"effect\": \"済\"}")
                .refused(409, "unknown-instruction");
        client.act(incident, "containment-instructions", "csirt", "{\"to\": \"tax\", \"measures\": \"遮断\"}")
                .created();
        act("containment-actions", "csirt-lead", "{\"instruction\": 1, \"what\": \"遮断\", \"effect\": \"済\"}")
                .created();
    }

    @Test
    @DisplayName("パスの識別子の大文字小文字は問わない")
    void ids_may_be_written_either_way() {
        Exchange first = act("situations", "csirt", FINDING).done();
        Exchange again = client.post(
                "/v1/incidents/" + incident.toString().toUpperCase(Locale.ROOT) + "/situations",
                "csirt",
                FINDING,
                "If-Match",
                "*",
                "Idempotency-Key",
                key);
        same(again, first);
    }

    @Test
    @DisplayName("図形文字のASCIIでない値は断る")
    void malformed_key_is_refused() {
        client.post(path("situations"), "csirt", FINDING, "If-Match", "*", "Idempotency-Key", "a b")
                .refused(400, "invalid-header");
    }

    private static void same(Exchange answer, Exchange first) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(first.status());
        assertThat(answer.bytes()).as(answer.toString()).isEqualTo(first.bytes());
        assertThat(answer.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(answer.has("Location")).isEqualTo(first.status() == 201);
        if (first.has("Location")) {
            assertThat(answer.header("Location")).isEqualTo(first.header("Location"));
        }
    }
}
