package jp.csirt.incident.journey;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of filings. */
final class Reports {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Reports() {}

    /** The least a filing needs. */
    static ObjectNode least(String title) {
        return JSON.createObjectNode()
                .put("title", title)
                .put("summary", "不審な添付ファイルを開いた後、端末の動作が異常となった。")
                .put("awareAt", minutesAgo(30))
                .put("level", 1)
                .put("category", "MALWARE")
                .put("organ", "mayor");
    }

    /** A filing of 税務課. */
    static ObjectNode ofTax(String title) {
        return least(title).put("department", "tax");
    }

    /** A filing with every member there is. */
    static ObjectNode full(String title) {
        return ofTax(title).setAll((ObjectNode) JSON.readTree("""
                {"reporter": {"kind": "CITIZEN", "name": "住民", "department": "-", "contact": "内線 210"},
                 "channel": "PHONE", "startedAt": "2026-03-01T09:00:00+09:00", "startedCertainty": "ESTIMATED",
                 "discoveredAt": "2026-03-01T09:05:00.123Z", "discoverer": "EMPLOYEE", "threat": "T1_INTENTIONAL",
                 "systems": [{"name": "税務端末", "zone": "INTERNET", "managerPost": "SYS_MANAGER"}],
                 "assets": [{"name": "課税資料", "medium": "ELECTRONIC", "confidentiality": "C3B", "integrity": "I2",
                             "availability": "A2"}],
                 "impact": {"departments": ["tax"], "residentServiceStopped": false},
                 "personalData": {"involved": "YES", "myNumber": "NO", "kinds": [], "items": [], "sensitive": "NO",
                                  "ordinanceSensitive": "NO", "propertyDamageRisk": "UNKNOWN",
                                  "wrongfulPurpose": "YES", "subjects": 120, "myNumberSubjects": 0,
                                  "stronglyEncrypted": "NO", "recovered": "UNKNOWN", "leakTypes": [],
                                  "leakSigns": ["INFO_STEALER", "INSIDER_ACCESS"]},
                 "vendor": {"name": "株式会社サンプル保守", "contract": "端末保守契約"},
                 "implicatedPersonIds": ["0198a3f0-5c1e-7b0a-9d6e-3f2a1b4c5d6e"],
                 "crimePossible": "NO", "drill": false}"""));
    }

    /** Files it and gives its id. */
    static UUID file(Client client, ObjectNode report) {
        return client.post("/v1/incidents", "staff", report).created().incidentId();
    }

    static String minutesAgo(int minutes) {
        return inMinutes(-minutes);
    }

    static String inMinutes(int minutes) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.now().plus(minutes, ChronoUnit.MINUTES).atOffset(ZoneOffset.ofHours(9)));
    }
}
