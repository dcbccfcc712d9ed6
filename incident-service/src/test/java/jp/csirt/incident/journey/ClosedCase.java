package jp.csirt.incident.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A closed incident whose free texts hold a secret, on a service whose profile keeps nothing any longer than that. */
final class ClosedCase {

    static final String SECRET = "志免花子";
    static final String TITLE = "件名志免花子の件";
    static final String PROPOSAL = "{\"reason\": \"志免花子の保存期間満了\"}";

    private ClosedCase() {}

    /** The argument that names a profile with a 保存期間 of no days, put into that folder. */
    static String keepingNothing(Path folder) {
        try {
            String profile = Files.readString(Path.of("src/main/resources/profiles/shime-town.yaml"));
            String own = profile.replace("retention: P5Y", "retention: P0D");
            return "--csirt.profile=" + Files.writeString(folder.resolve("own-town.yaml"), own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A service of its own that keeps nothing and whose clock can be set. */
    static TestService service(Path folder) {
        return new TestService(
                "--csirt.clock.adjustable=true", "--csirt.mongodb-uri=", "--csirt.master-key=", keepingNothing(folder));
    }

    static UUID play(Client client) {
        ObjectNode report = Reports.ofTax(TITLE).put("summary", SECRET + "要約");
        report.putObject("reporter").put("kind", "EMPLOYEE").put("name", SECRET).put("department", SECRET + "所属");
        UUID id = Reports.file(client, report);
        close(client, id);
        return id;
    }

    /** The whole way of one that is no incident. */
    static void close(Client client, UUID id) {
        settle(client, id);
        act(client, id, "closure-proposal", "csirt-lead", "{\"reason\": \"§誤検知\"}");
        act(client, id, "closure", "ciso", "{}");
    }

    /** So far that nothing is left but to close it. */
    static void settle(Client client, UUID id) {
        act(client, id, "receipt", "csirt", "{}");
        act(client, id, "situations", "csirt", "{\"findings\": \"§状況\"}");
        act(client, id, "containment-instructions", "csirt", "{\"to\": \"§宛先\", \"measures\": \"§措置\"}");
        act(client, id, "containment-actions", "officer", """
                {"what": "§実施", "effect": "§効果", "checkedBy": "§確認者"}""");
        act(client, id, "assessments", "csirt", """
                {"verdict": "NOT_INCIDENT", "level": 0, "category": "OTHER", "reason": "§誤検知"}""");
        act(client, id, "assessments/1/approval", "csirt-lead", "");
        act(client, id, "reports/occurrence/issues", "csirt-lead", "{}");
    }

    /** {@code §} stands for the secret. */
    private static void act(Client client, UUID id, String path, String key, String body) {
        Exchange answer = client.act(id, path, key, body.replace("§", SECRET));
        if (answer.status() >= 300) {
            throw new AssertionError(answer.toString());
        }
    }

    /** Applied for and permitted. */
    static Exchange erase(Client client, UUID id) {
        client.act(id, "erasure-proposal", "csirt", PROPOSAL).done();
        return client.act(id, "erasure", "manager", "").done();
    }
}
