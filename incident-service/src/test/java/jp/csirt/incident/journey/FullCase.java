package jp.csirt.incident.journey;

import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** One incident with every act, each of its free texts holding a secret. */
final class FullCase {

    private final Client client;
    private final BiConsumer<String, String> before;
    private final String escaped;
    private final UUID id;

    private FullCase(Client client, String title, String secret, Function<UUID, BiConsumer<String, String>> watched) {
        this.client = client;
        this.escaped = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        ObjectNode report = Reports.full(title).put("summary", secret + "要約");
        report.putObject("reporter")
                .put("kind", "CITIZEN")
                .put("name", secret + "氏名")
                .put("department", secret + "所属")
                .put("contact", secret + "連絡先");
        ((ObjectNode) report.path("systems").path(0)).put("name", secret + "端末");
        ((ObjectNode) report.path("assets").path(0)).put("name", secret + "資産");
        report.putObject("vendor").put("name", secret + "業者").put("contract", secret + "契約");
        this.id = Reports.file(client, report);
        this.before = watched.apply(id);
    }

    /** Files it and carries it as far as it goes. */
    static UUID play(Client client, String title, String secret) {
        return play(client, title, secret, _ -> (_, _) -> {});
    }

    /** The same; {@code watched} is told the path of each act, and who does it, before it is done. */
    static UUID play(Client client, String title, String secret, Function<UUID, BiConsumer<String, String>> watched) {
        var all = new FullCase(client, title, secret, watched);
        all.report();
        all.respond();
        all.find();
        all.tell();
        all.direct();
        all.correct();
        all.prevent();
        return all.id;
    }

    /** {@code §} stands for the secret. */
    private Exchange act(String path, String key, String body) {
        before.accept(path, key);
        Exchange answer = client.act(id, path, key, body.replace("§", escaped));
        return answer.status() == 200 ? answer.done() : answer.created();
    }

    private void report() {
        act("receipt", "csirt", "");
        act("internal-reports", "manager", """
                {"to": "CISO", "kind": "REPORT", "method": "IN_PERSON", "note": "§覚え"}""");
        act("internal-reports", "manager", """
                {"to": "CISO", "notNeeded": {"reason": "§不要"}}""");
        act("situations", "csirt", "{\"findings\": \"§状況\"}");
        act("assessments", "csirt", """
                {"verdict": "INCIDENT", "level": 3, "category": "RANSOMWARE", "reason": "§理由"}""");
        act("assessments/1/approval", "csirt-lead", "{}");
        act("internal-reports", "csirt-lead", """
                {"to": "CISO", "kind": "ASSESSMENT", "method": "IN_PERSON"}""");
    }

    private void respond() {
        for (String track : new String[] {"containment", "recovery"}) {
            act(track + "-instructions", "csirt", "{\"to\": \"§宛先\", \"measures\": \"§措置\"}");
            act(track + "-actions", "officer", """
                    {"what": "§実施", "effect": "§効果", "checkedBy": "§確認者"}""");
        }
        String asked = act("lateral-checks", "csirt", """
                {"conclusion": "§結論", "checks": [{"system": "§端末", "managerPost": "SYS_MANAGER"}]}""").at("/ids/0").asString();
        act("lateral-checks/" + asked + "/answer", "system-manager", """
                {"result": "NOT_FOUND", "note": "§回答"}""");
    }

    private void find() {
        String evidence = act("evidence", "csirt", """
                {"kind": "LOG", "description": "§証拠", "sha256": "%s", "location": "§場所", "custodian": "§管理者"}""".formatted("ab".repeat(32)))
                .at("/id")
                .asString();
        act("evidence/" + evidence + "/transfers", "csirt", "{\"to\": \"§引渡し先\", \"reason\": \"§理由\"}");
        act("causes", "csirt", """
                {"certainty": "DETERMINED", "causeClass": "ACCIDENTAL", "actorClass": "STAFF", "direct": "§原因",
                 "background": "§背景", "method": "§手口", "vector": "§経路", "unresolved": "§未解明"}""");
    }

    private void tell() {
        act("police-contacts", "liaison", """
                {"type": "REPORT", "office": "§警察署", "at": "2026-03-02T09:00:00+09:00", "reference": "§受理"}""");
        act("disclosure-proposal", "csirt", """
                {"result": "PUBLIC", "note": "§公表案", "mode": "INDIVIDUAL"}""");
        act("disclosure-decision", "ciso", """
                {"result": "PUBLIC", "note": "§公表判断", "mode": "INDIVIDUAL"}""");
        act("disclosures", "liaison", """
                {"medium": "WEB", "at": "2026-03-03T09:00:00+09:00", "text": "§公表文"}""");
        act("subject-notification-proposal", "manager", """
                {"result": "REQUIRED", "reason": "§通知案"}""");
        act("subject-notification-decision", "general-affairs", """
                {"result": "REQUIRED", "reason": "§通知判断"}""");
        act("subject-notifications", "manager", """
                {"method": "LETTER", "count": 120, "at": "2026-03-04T09:00:00+09:00", "note": "§通知"}""");
    }

    private void direct() {
        act("system-stops", "ciso", "{\"system\": \"§端末\", \"stoppedAt\": \"2026-04-01T09:20:00+09:00\"}");
        act("usage-investigations", "ciso", "{\"scope\": \"§範囲\", \"target\": \"§対象\"}");
        act("ciso-instructions", "ciso", "{\"text\": \"§指示\", \"to\": [\"CSIRT_LEAD\", \"§宛先\"]}");
        act("supplements", "csirt", "{\"values\": [{\"fieldId\": \"A205\", \"value\": \"§契機\"}]}");
        act("emergency-plan", "ciso", "{\"planVersion\": \"§版\"}");
        act("information-sharings", "liaison", "{\"to\": \"§相手\", \"tlp\": \"TLP_RED\", \"content\": \"§内容\"}");
        act("vendor-requests", "manager", "{\"vendor\": \"§業者\", \"request\": \"§要求\", \"suspend\": false}");
        act("vendor-requests/1/answer", "manager", "{\"what\": \"§措置\", \"state\": \"DONE\"}");
        act("personnel-actions", "general-affairs", """
                {"kind": "ACTIONED", "text": "§処置", "personId": "0198a3f0-8c33-7e44-af55-b16677889900"}""");
        act("exceptions", "manager", """
                {"what": "§例外", "reason": "§理由", "until": "2030-03-31", "emergency": true}""");
        act("exceptions/1/after-report", "manager", "{\"text\": \"§報告\"}");
        act("exceptions/1/decision", "ciso", "{\"result\": \"APPROVED\", \"comment\": \"§了承\"}");
    }

    private void correct() {
        String report = client.get("/v1/incidents/" + id + "/timeline", "ciso")
                .ok()
                .each("/items", "eventId")
                .getFirst();
        act("corrections", "csirt", """
                {"eventId": "%s", "field": "/summary", "value": "§要約の訂正", "reason": "§誤記"}""".formatted(report));
        act("corrections/1/approval", "csirt-lead", "{}");
    }

    private void prevent() {
        act("prevention-plans", "csirt-lead", """
                {"measures": [{"what": "§案", "ownerPost": "SYS_MANAGER", "dueOn": "2030-03-31"}]}""");
        Exchange decided = act("prevention-plans/1/decision", "ciso", """
                {"result": "APPROVED", "comment": "§了承", "orders": [
                 {"measure": "§措置", "ownerPost": "SYS_MANAGER", "dueOn": "2030-03-31"},
                 {"measure": "§研修", "ownerPost": "SEC_MANAGER@tax", "dueOn": "2030-03-31"}]}""");
        String first = "measures/" + decided.at("/ids/0").asString();
        act(first + "/implementation", "system-manager", "{\"what\": \"§実施\"}");
        act(first + "/verification", "csirt", "{\"result\": \"EFFECTIVE\", \"note\": \"§確認\"}");
        act("measures/" + decided.at("/ids/1").asString() + "/carry-over", "ciso", """
                {"ownerPost": "SEC_MANAGER@tax", "dueOn": "2031-03-31", "reason": "§予算"}""");
        act("closure-proposal", "csirt-lead", "{\"reason\": \"§完了\"}");
    }
}
