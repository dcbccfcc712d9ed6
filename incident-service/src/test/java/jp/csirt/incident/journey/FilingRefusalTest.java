package jp.csirt.incident.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("報告の拒否")
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilingRefusalTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/v1/incidents";

    private final Client client;
    private final long acts;

    FilingRefusalTest(Client client) {
        this.client = client;
        this.acts = client.acts();
    }

    @AfterAll
    void nothing_was_stored() {
        assertThat(client.acts()).isEqualTo(acts);
    }

    private Exchange file(JsonNode report) {
        return client.post(PATH, "staff", report);
    }

    private static ObjectNode with(String pointer, JsonNode value) {
        ObjectNode report = Reports.full("直すべき報告");
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1);
        switch (report.at(pointer.substring(0, last))) {
            case ObjectNode parent -> parent.set(name, value);
            case tools.jackson.databind.node.ArrayNode list -> list.insert(Integer.parseInt(name), value);
            case JsonNode other -> throw new IllegalArgumentException(pointer + " is in " + other);
        }
        return report;
    }

    @ParameterizedTest(name = "{0} = {1}")
    @DisplayName("型の違う値と知らない選択肢は、その場所を示して断る")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/title | 1",
                "/title | true",
                "/title | []",
                "/title | {}",
                "/summary | 1.5",
                "/awareAt | 1700000000",
                "/awareAt | `\"2026-04-01T10:00:00\"`",
                "/awareAt | `\"2026-02-30T10:00:00+09:00\"`",
                "/awareAt | `\"2026-04-01\"`",
                "/awareAt | `\"2026-04-01 10:00:00+09:00\"`",
                "/awareAt | `\"\"`",
                "/awareAt | `\"2026-04-01T24:00:00+09:00\"`",
                "/awareAt | `\"2026-04-01T10:00:60Z\"`",
                "/awareAt | `\"+12026-04-01T10:00:00Z\"`",
                "/awareAt | `\"２０２６-04-01T10:00:00Z\"`",
                "/awareAt | {}",
                "/level | `\"1\"`",
                "/level | 1.0",
                "/level | 1.5",
                "/level | 1e0",
                "/level | true",
                "/level | `\"\"`",
                "/level | []",
                "/category | `\"NO_SUCH\"`",
                "/category | `\"malware\"`",
                "/category | 0",
                "/category | `\"\"`",
                "/channel | `\"FAX\"`",
                "/drill | `\"true\"`",
                "/drill | 1",
                "/drill | `\"\"`",
                "/reporter | `\"\"`",
                "/reporter | []",
                "/reporter/kind | `\"NOBODY\"`",
                "/reporter/name | 1",
                "/systems | {}",
                "/systems | `\"\"`",
                "/systems/0 | `\"\"`",
                "/systems/0 | 1",
                "/systems/0/zone | `\"WAN\"`",
                "/systems/0/name | []",
                "/assets/0/confidentiality | `\"C9\"`",
                "/impact/departments | `\"tax\"`",
                "/impact/departments/0 | 1",
                "/impact/residentServiceStopped | `\"NO\"`",
                "/personalData/involved | true",
                "/personalData/involved | `\"MAYBE\"`",
                "/personalData/subjects | `\"120\"`",
                "/personalData/subjects | 1.5",
                "/personalData/leakSigns/0 | `\"SMOKE\"`",
                "/personalData/kinds/0 | 1",
                "/vendor/name | {}",
                "/implicatedPersonIds/0 | `\"nobody\"`",
                "/implicatedPersonIds/0 | 7",
                "/implicatedPersonIds/0 | `\"1-1-1-1-1\"`",
                "/crimePossible | null-like",
            })
    void wrong_type_is_told_with_its_place(String pointer, String value) {
        JsonNode wrong = value.equals("null-like") ? JSON.getNodeFactory().stringNode("NULL") : JSON.readTree(value);
        file(with(pointer, wrong)).invalid(pointer + " WRONG_TYPE");
    }

    @ParameterizedTest
    @DisplayName("必須の項目の欠落、null、空白だけは断る")
    @ValueSource(strings = {"title", "summary", "awareAt", "level", "category", "organ"})
    void required_member_must_be_there(String name) {
        ObjectNode absent = Reports.least("欠けた報告");
        absent.remove(name);
        file(absent).invalid("/" + name + " REQUIRED");
        file(Reports.least("欠けた報告").putNull(name)).invalid("/" + name + " REQUIRED");
    }

    @Test
    @DisplayName("誤りは一度にすべて示す")
    void every_field_at_fault_is_told_at_once() {
        ObjectNode report = Reports.least(" ").put("level", 4).put("organ", "");
        report.putArray("systems").addObject().put("name", "a".repeat(201));
        file(report).invalid("/title BLANK", "/level OUT_OF_RANGE", "/organ BLANK", "/systems/0/name TOO_LONG");
    }

    @ParameterizedTest
    @DisplayName("知らない項目は、どの深さでも断る")
    @ValueSource(strings = {"/colour", "/systems/0/colour", "/reporter/e~1mail", "/personalData/involved2"})
    void unknown_member_is_refused(String pointer) {
        JsonNode value = JSON.getNodeFactory().numberNode(1);
        ObjectNode report = with(pointer.replace("~1", "!"), value);
        String sent = report.toString().replace("e!mail", "e/mail");
        client.post(PATH, "staff", sent).invalid(pointer + " UNKNOWN_FIELD");
    }

    @Test
    @DisplayName("一覧の空の項目（null）は断る")
    void null_entries_of_lists_are_refused() {
        for (String list : new String[] {
            "/systems/0",
            "/assets/0",
            "/implicatedPersonIds/0",
            "/impact/departments/0",
            "/personalData/kinds/0",
            "/personalData/leakSigns/0"
        }) {
            file(with(list, JSON.nullNode())).invalid(list + " REQUIRED");
        }
    }

    @ParameterizedTest
    @DisplayName("範囲の外の数は断る")
    @CsvSource({
        "/level,-1",
        "/level,4",
        "/level,99999999999",
        "/level,-99999999999999999999999999",
        "/personalData/subjects,-1",
        "/personalData/subjects,2147483648",
        "/personalData/myNumberSubjects,-2147483648"
    })
    void number_out_of_range_is_refused(String pointer, String number) {
        file(with(pointer, JSON.readTree(number))).invalid(pointer + " OUT_OF_RANGE");
    }

    @Test
    @DisplayName("未来の日時と、報告より後に知った日時は断る")
    void times_must_be_possible() {
        for (String name : new String[] {"occurredAt", "startedAt", "discoveredAt"}) {
            file(Reports.least("未来").put(name, Reports.inMinutes(3))).invalid("/" + name + " IN_FUTURE");
        }
        file(Reports.least("順序").put("occurredAt", Reports.minutesAgo(31))).invalid("/awareAt OUT_OF_ORDER");
        file(Reports.least("順序").put("awareAt", Reports.inMinutes(1))).invalid("/awareAt OUT_OF_ORDER");
    }

    @ParameterizedTest
    @DisplayName("あり得ない年は断る")
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void impossible_years_are_refused(String instant) {
        file(Reports.least("年").put("awareAt", instant)).invalid("/awareAt OUT_OF_RANGE");
        file(Reports.least("年").put("occurredAt", instant)).refused(400, "invalid-request");
    }

    @Test
    @DisplayName("知らない機関と部署は断る")
    void unknown_codes_are_refused() {
        file(Reports.least("機関").put("organ", "no-such")).invalid("/organ UNKNOWN_ORGAN");
        file(Reports.least("部署").put("department", "no-such")).invalid("/department UNKNOWN_DEPARTMENT");
        file(Reports.least("部署").put("department", "")).refused(400, "invalid-request");
    }
}
