package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import jp.csirt.incident.platform.mongo.Await;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("組織のHTTP")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganisationTest {

    private static final String ORGANISATION = "/v1/organisation";

    private final TestService service = new TestService();
    private final Client client = service.client();
    private final Staff staff = new Staff(client);

    @AfterAll
    void close() {
        service.close();
    }

    private Exchange assign(String post, String body) {
        return client.post(ORGANISATION + "/posts/" + post + "/assignments", "general-affairs", body);
    }

    @Test
    @DisplayName("最初は団体の定めの機関と課局、デモの名簿がある")
    void begins_with_the_profile_and_the_roster() {
        Exchange whole = client.get(ORGANISATION, "staff").ok();
        assertThat(whole.each("/organs", "code")).contains("mayor", "education", "assembly");
        assertThat(whole.each("/departments", "code")).contains("tax", "hospital");
        assertThat(client.get(ORGANISATION + "/persons?limit=100", "staff").ok().each("/items", "name"))
                .contains("副町長", "CSIRT員（二人目）", "notification-service");
        assertThat(client.get(ORGANISATION + "/organs", "staff").ok().each("/items", "name"))
                .contains("町長部局");
    }

    @Test
    @DisplayName("加えた機関と課局は、報告でも様式でも使える")
    void what_is_added_counts_everywhere() {
        client.post(ORGANISATION + "/organs", "general-affairs", "{\"code\": \"fire\", \"name\": \"消防本部\"}")
                .createdThing();
        Exchange added = client.post(ORGANISATION + "/departments", "general-affairs", """
                        {"code": "fire-1", "name": "警防課", "organ": "fire", "ruleSet": "HOSPITAL"}""")
                .createdThing();
        assertThat(added.at("/id").asString()).isEqualTo("fire-1");
        assertThat(added.header("Location")).isEqualTo(ORGANISATION + "/departments/fire-1");
        UUID incident =
                Reports.file(client, Reports.least("消防の事案").put("organ", "fire").put("department", "fire-1"));
        assertThat(client.get("/v1/incidents/" + incident + "/reports/occurrence?format=json", "csirt")
                        .ok()
                        .json()
                        .toString())
                .contains("消防本部", "警防課");
        assertThat(client.get(ORGANISATION + "/departments?limit=100", "staff").each("/items", "ruleSet"))
                .contains("HOSPITAL");
    }

    @Test
    @DisplayName("同じ Idempotency-Key で繰り返しても、一人しか加わらない")
    void a_repeated_change_is_made_once() {
        String body = "{\"name\": \"一度だけの者\"}";
        Exchange first = addPerson(body, "person-1").createdThing();
        Exchange again = addPerson(body, "person-1").createdThing();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(client.get(ORGANISATION + "/persons?limit=100", "staff").each("/items", "name"))
                .containsOnlyOnce("一度だけの者");
        addPerson("{\"name\": \"別の者\"}", "person-1").refused(409, "idempotency-key-reused");
        addPerson(body, "a b").refused(400, "invalid-header");
    }

    @Test
    @DisplayName("答えの控えを残す前に止まった変更を、同じ Idempotency-Key で繰り返しても増えない")
    void a_change_whose_answer_was_not_kept_is_made_once() {
        String body = "{\"name\": \"控えのない者\"}";
        Exchange first = addPerson(body, "person-2").createdThing();
        String person = first.at("/personId").asString();
        staff.assign("SEC_OFFICER@tax", person, Staff.today(), null).createdThing();
        String absence = """
                {"personId": "%s", "from": "%s", "to": "%s", "reason": "休暇"}""".formatted(person, Instant.now(), Instant.now().plusSeconds(3600));
        Exchange away = absent(absence, "absence-1").createdThing();
        Await.first(service.part(MongoDatabase.class).getCollection("answers").deleteMany(new Document()), Node.WITHIN);

        assertThat(addPerson(body, "person-2").createdThing().at("/personId").asString())
                .isEqualTo(person);
        assertThat(absent(absence, "absence-1").createdThing().version()).isEqualTo(away.version());
        assertThat(client.get(ORGANISATION + "/persons?limit=100", "staff").each("/items", "name"))
                .containsOnlyOnce("控えのない者");
        addPerson("{\"name\": \"控えのない別の者\"}", "person-2").refused(409, "idempotency-key-reused");
    }

    private Exchange absent(String body, String key) {
        return client.post(
                ORGANISATION + "/posts/SEC_OFFICER@tax/absences", "general-affairs", body, "Idempotency-Key", key);
    }

    private Exchange addPerson(String body, String key) {
        return client.post(ORGANISATION + "/persons", "general-affairs", body, "Idempotency-Key", key);
    }

    @Test
    @DisplayName("一覧は頁に分かれ、続きから読める")
    void lists_come_in_pages() {
        Exchange first = client.get(ORGANISATION + "/persons?limit=2", "staff").ok();
        assertThat(first.at("/items").size()).isEqualTo(2);
        Exchange second = client.get(
                        ORGANISATION + "/persons?limit=2&cursor="
                                + first.at("/nextCursor").asString(),
                        "staff")
                .ok();
        assertThat(second.each("/items", "personId")).doesNotContainAnyElementsOf(first.each("/items", "personId"));
        assertThat(client.get(ORGANISATION + "/posts?limit=100", "staff")
                        .at("/nextCursor")
                        .isNull())
                .isTrue();
        for (String bad : new String[] {"limit=0", "limit=101", "cursor=x", "other=1"}) {
            client.get(ORGANISATION + "/persons?" + bad, "staff").refused(400, "invalid-parameter");
        }
    }

    @Test
    @DisplayName("職は、その日に就いていた者で示される")
    void posts_are_shown_as_they_were_on_a_day() {
        String person = staff.person("情報政策課長", null);
        staff.assign(
                        "CSIRT_COORDINATOR",
                        person,
                        Staff.today().minusDays(10),
                        Staff.today().minusDays(1))
                .createdThing();
        assertThat(coordinators("")).isEmpty();
        assertThat(coordinators("&on=" + Staff.today().minusDays(1))).contains(person);
        assertThat(coordinators("&on=" + Staff.today().minusDays(11))).isEmpty();
        staff.assign("CSIRT_COORDINATOR", person, Staff.today().minusDays(10), null)
                .createdThing();
        assertThat(coordinators("")).contains(person);
        for (String bad : new String[] {"2026-02-30", "today", "", "2026-4-1"}) {
            client.get(ORGANISATION + "/posts?on=" + bad, "staff").refused(400, "invalid-parameter");
        }
    }

    private String coordinators(String on) {
        return client.get(ORGANISATION + "/posts?limit=100" + on, "staff")
                .ok()
                .at("/items")
                .valueStream()
                .filter(post -> post.path("code").asString().equals("CSIRT_COORDINATOR"))
                .flatMap(post -> post.path("holders").valueStream())
                .map(holder -> holder.path("personId").asString())
                .reduce("", String::concat);
    }

    @Test
    @DisplayName("在職者のない職は、次の職が応ずると示される")
    void vacant_posts_say_who_answers() {
        var lead = client.get(ORGANISATION + "/posts?limit=100&on=2019-01-01", "staff")
                .ok()
                .at("/items")
                .valueStream()
                .filter(post -> post.path("code").asString().equals("CISO"))
                .findFirst()
                .orElseThrow();
        assertThat(lead.at("/answering/way").asString()).isEqualTo("NOBODY");
        assertThat(lead.at("/holders").size()).isZero();
    }

    @ParameterizedTest
    @DisplayName("B.2 職と不在は統括だけ、機関と課局も統括だけが変えられる")
    @ValueSource(strings = {"staff", "manager", "csirt-lead", "ciso", "auditor", "vendor", "admin", "notification"})
    void others_change_nothing(String key) {
        String body = "{\"personId\": \"" + personOf("ciso") + "\", \"from\": \"2026-04-01\"}";
        client.post(ORGANISATION + "/posts/CSIRT_MEMBER/assignments", key, body).refused(403, "forbidden");
        client.post(ORGANISATION + "/posts/CISO/absences", key, "{").refused(403, "forbidden");
        client.post(ORGANISATION + "/organs", key, "{").refused(403, "forbidden");
        client.post(ORGANISATION + "/departments", key, "{").refused(403, "forbidden");
    }

    @Test
    @DisplayName("1(2)① 教育長は、教育委員会の中だけを変えられる")
    void a_manager_of_an_organ_changes_it_alone() {
        String body = "{\"personId\": \"" + personOf("staff") + "\", \"from\": \"" + Staff.today() + "\"}";
        client.post(ORGANISATION + "/posts/SEC_OFFICER@education/assignments", "education", body)
                .createdThing();
        client.post(ORGANISATION + "/posts/SEC_OFFICER@welfare/assignments", "education", body)
                .refused(403, "forbidden");
        client.post(ORGANISATION + "/posts/CSIRT_MEMBER/assignments", "education", body)
                .refused(403, "forbidden");
        client.post(
                        ORGANISATION + "/departments",
                        "education",
                        "{\"code\": \"library\", \"name\": \"図書館\", \"organ\": \"education\"}")
                .createdThing();
        client.post(ORGANISATION + "/organs", "education", "{\"code\": \"x\", \"name\": \"x\"}")
                .refused(403, "forbidden");
    }

    @Test
    @DisplayName("組織は、委託事業者のほか誰でも読める")
    void everybody_but_vendors_reads_it() {
        for (String path : new String[] {"", "/organs", "/departments", "/persons", "/posts"}) {
            client.get(ORGANISATION + path, "admin").ok();
            client.get(ORGANISATION + path, "auditor").ok();
            client.get(ORGANISATION + path, "vendor").refused(403, "forbidden");
            client.get(ORGANISATION + path, "notification").refused(403, "forbidden");
            client.get(ORGANISATION + path, null).refused(401, "unauthenticated");
        }
        assertThat(assign("CISO", "{").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("6.2(1) 昨日まで就いていた職では何もできない")
    void who_left_a_post_yesterday_acts_no_more() {
        String person = staff.person("異動した者", "tax");
        staff.assign("CSIRT_MEMBER", person, Staff.today().minusYears(1), null).createdThing();
        staff.assign("REPORTER@tax", person, Staff.today().minusYears(1), null).createdThing();
        String key = staff.key(person, Staff.CASES).at("/key").asString();
        UUID incident = client.post("/v1/incidents", key, Reports.ofTax("異動の前後"))
                .created()
                .incidentId();
        client.act(incident, "situations", key, "{\"findings\": \"在職中\"}").done();
        staff.assign(
                        "CSIRT_MEMBER",
                        person,
                        Staff.today().minusYears(1),
                        Staff.today().minusDays(1))
                .createdThing();
        client.act(incident, "situations", key, "{\"findings\": \"異動の後\"}").refused(403, "forbidden");
        assertThat(client.get("/v1/session", key)
                        .ok()
                        .at("/posts")
                        .valueStream()
                        .map(post -> post.asString()))
                .containsExactly("REPORTER@tax");
    }

    @Test
    @DisplayName("氏名と不在の理由は、記録にも写しにも読める形では残らない")
    void names_are_not_readable_at_rest() {
        String person = staff.person("隠れた氏名", null);
        staff.assign("CISO_ADVISOR", person, Staff.today(), null).createdThing();
        client.post(ORGANISATION + "/posts/CISO_ADVISOR/absences", "general-affairs", """
                        {"from": "%s", "to": "%s", "reason": "隠れた理由"}""".formatted(
                                Reports.inMinutes(1), Reports.inMinutes(60)))
                .createdThing();
        String log = new String(client.get("/v1/integrity/log", "auditor").ok().bytes(), StandardCharsets.UTF_8);
        assertThat(log).contains("person-added", "absence-recorded", person).doesNotContain("隠れた氏名", "隠れた理由");
    }

    private String personOf(String key) {
        return client.get("/v1/session", key).at("/personId").asString();
    }
}
