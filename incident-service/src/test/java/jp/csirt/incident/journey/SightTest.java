package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("閲覧範囲")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightTest {

    private static final Set<String> ALL =
            Set.of("tax", "ofOfficer", "welfare", "school", "hospital", "other", "system");

    private final Client client;
    private final Map<String, UUID> incidents = new LinkedHashMap<>();
    private final long before;
    private final long last;

    SightTest(Client client) {
        this.client = client;
        this.before = client.head();
        file("tax", "staff", "mayor", "tax", "");
        file("ofOfficer", "officer", "mayor", "general-affairs", "");
        file("welfare", "welfare", "mayor", "welfare", "");
        file("school", "csirt", "education", "education", "");
        file("hospital", "csirt", "enterprise", "hospital", "");
        file("other", "csirt", "election", "", "");
        this.last = file("system", "csirt", "assembly", "", "SYS_MANAGER@general-affairs");
    }

    private long file(String name, String key, String organ, String department, String managerPost) {
        var report = Reports.least("閲覧 " + name).put("organ", organ);
        if (!department.isEmpty()) {
            report.put("department", department);
        }
        if (!managerPost.isEmpty()) {
            report.putArray("systems").addObject().put("name", "端末").put("managerPost", managerPost);
        }
        Exchange filed = client.post("/v1/incidents", key, report).created();
        incidents.put(name, filed.incidentId());
        return filed.position();
    }

    private UUID incident(String name) {
        return Objects.requireNonNull(incidents.get(name));
    }

    private Set<String> seenOneByOne(String key) {
        var seen = new HashSet<String>();
        incidents.forEach((name, id) -> {
            Exchange one = client.get("/v1/incidents/" + id, key);
            assertThat(one.status()).isIn(200, 404);
            if (one.status() == 200) {
                seen.add(name);
            }
        });
        return seen;
    }

    private Set<String> seenInList(String key) {
        var seen = new HashSet<String>();
        String cursor = null;
        do {
            Exchange page = client.get(
                            "/v1/incidents?limit=100&after=" + last + (cursor == null ? "" : "&cursor=" + cursor), key)
                    .ok();
            var ids = Set.copyOf(page.each("/items", "incidentId"));
            incidents.forEach((name, id) -> {
                if (ids.contains(id.toString())) {
                    seen.add(name);
                }
            });
            cursor = page.at("/nextCursor").isNull()
                    ? null
                    : page.at("/nextCursor").asString();
        } while (cursor != null);
        return seen;
    }

    private Set<String> toldInStream(String key) {
        Set<UUID> told = ListStream.since(client, key, before).stream()
                .map(ListStream::incident)
                .collect(Collectors.toSet());
        return incidents.keySet().stream()
                .filter(name -> told.contains(incident(name)))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @DisplayName("一覧に見え、変化として届くものは、一件ずつ見えるものと同じ")
    @CsvSource({
        "staff, tax",
        "officer, tax ofOfficer",
        "manager, tax",
        "general-affairs, ALL",
        "education, school",
        "welfare, welfare",
        "hospital, hospital",
        "system-manager, system",
        "csirt, ALL",
        "csirt-2, ALL",
        "csirt-lead, ALL",
        "liaison, ALL",
        "ciso, ALL",
        "vendor, ''",
        "auditor, ALL",
        "admin, ''"
    })
    void list_shows_what_single_reads_allow(String key, String names) {
        Set<String> expected = names.equals("ALL") ? ALL : names.isEmpty() ? Set.of() : Set.of(names.split(" "));
        assertThat(seenOneByOne(key)).isEqualTo(expected);
        assertThat(seenInList(key)).isEqualTo(expected);
        assertThat(toldInStream(key)).isEqualTo(expected);
    }

    @Test
    @DisplayName("事案を読む範囲のない鍵は、一覧も一件も読めない")
    void key_without_the_scope_reads_nothing() {
        client.get("/v1/incidents", "notification").refused(403, "forbidden");
        for (UUID id : incidents.values()) {
            assertThat(client.get("/v1/incidents/" + id, "notification").status())
                    .isIn(403, 404);
        }
    }

    @ParameterizedTest
    @DisplayName("他課の管理者と特権IDには、どの場所も404")
    @ValueSource(strings = {"welfare", "hospital", "education", "vendor", "admin", "notification"})
    void nothing_is_there_for_those_out_of_sight(String key) {
        String path = "/v1/incidents/" + incident("tax");
        for (String question : new String[] {"", "/timeline", "/guards", "/timeline?after=1"}) {
            client.get(path + question, key).refused(404, "not-found");
        }
        String id = UUID.randomUUID().toString();
        for (String act : new String[] {
            "receipt",
            "internal-reports",
            "situations",
            "assessments",
            "assessments/1/approval",
            "containment-instructions",
            "containment-actions",
            "containment/not-needed",
            "recovery-instructions",
            "recovery-actions",
            "recovery/not-needed",
            "lateral-checks",
            "lateral-checks/" + id + "/answer",
            "evidence",
            "evidence/" + id + "/transfers",
            "evidence/" + id + "/verifications",
            "causes",
            "prevention-plans",
            "prevention-plans/1/decision",
            "measures/" + id + "/implementation",
            "measures/" + id + "/verification",
            "measures/" + id + "/carry-over",
            "system-stops",
            "usage-investigations",
            "ciso-instructions",
            "emergency-plan",
            "information-sharings",
            "vendor-requests",
            "vendor-requests/1/answer",
            "personnel-actions",
            "exceptions",
            "exceptions/1/decision",
            "exceptions/1/after-report",
            "corrections",
            "supplements",
            "corrections/1/approval",
            "closure-proposal",
            "closure",
            "reopening",
            "erasure-proposal",
            "erasure"
        }) {
            client.post(path + "/" + act, key, "{", "If-Match", "*").refused(404, "not-found");
        }
    }

    @Test
    @DisplayName("監査を行う者は読むだけで、何もできない")
    void auditor_reads_and_does_nothing() {
        client.get("/v1/incidents/" + incident("welfare") + "/timeline", "auditor")
                .ok();
        client.post("/v1/incidents", "auditor", Reports.least("監査")).refused(403, "forbidden");
        for (String act : new String[] {"receipt", "assessments/1/approval", "evidence", "closure", "reopening"}) {
            client.act(incident("welfare"), act, "auditor", "{}").refused(403, "forbidden");
        }
        assertThat(AuditLog.of(client, incident("welfare")))
                .containsExactly(
                        "REFUSED 監査 POST /v1/incidents/{id}/reopening",
                        "REFUSED 監査 POST /v1/incidents/{id}/closure",
                        "REFUSED 監査 POST /v1/incidents/{id}/evidence",
                        "REFUSED 監査 POST /v1/incidents/{id}/assessments/{n}/approval",
                        "REFUSED 監査 POST /v1/incidents/{id}/receipt");
    }

    @Test
    @DisplayName("改ざん検知は、それを読める者だけが読む")
    void integrity_is_read_by_few() {
        for (String key : new String[] {"csirt", "csirt-lead", "general-affairs", "ciso", "auditor"}) {
            client.get("/v1/integrity/head", key).ok();
        }
        for (String key : new String[] {"staff", "manager", "vendor", "admin", "notification", "liaison"}) {
            client.get("/v1/integrity/head", key).refused(403, "forbidden");
        }
    }

    @Test
    @DisplayName("当事者とされた者には、自分が報告した事案も見えない")
    void implicated_person_loses_sight() {
        String self = client.get("/v1/session", "manager").ok().at("/personId").asString();
        var report = Reports.ofTax("当事者");
        report.putArray("implicatedPersonIds").add(self);
        Exchange filed = client.post("/v1/incidents", "manager", report).created();
        client.get("/v1/incidents/" + filed.incidentId(), "manager").refused(404, "not-found");
        assertThat(client.get("/v1/incidents?after=" + filed.position(), "manager")
                        .each("/items", "incidentId"))
                .doesNotContain(filed.incidentId().toString());
        client.get("/v1/incidents/" + filed.incidentId(), "officer").ok();
    }

    @Test
    @DisplayName("誰の鍵かが示される")
    void session_tells_who_calls() {
        Exchange session = client.get("/v1/session", "welfare").ok();
        assertThat(session.at("/posts").valueStream().map(post -> post.asString()))
                .containsExactly("SEC_MANAGER@welfare", "SEC_MANAGER@residents");
        assertThat(client.get("/v1/session", "notification")
                        .ok()
                        .at("/scopes")
                        .valueStream()
                        .map(s -> s.asString()))
                .containsExactly("events:read", "receipts:write");
    }
}
