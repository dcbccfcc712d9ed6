package jp.csirt.incident.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * 公表された事案: its report and its acts as requests of the API. What no source gives is put in as plainly as possible: the
 * case is received and assessed by the CSIRT soon after it was reported.
 */
public final class SampleCase {

    /** The cases in the jar. */
    public static final List<String> IDS = List.of("01-kashima-bcc", "07-ako-ransomware", "12-okayama-web");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TIMES = List.of("awareAt", "startedAt", "discoveredAt", "occurredAt");

    private final JsonNode file;
    private final Duration shift;

    private SampleCase(JsonNode file, Duration shift) {
        this.file = file;
        this.shift = shift;
    }

    /** Reads {@code demo/cases/<id>.json}. */
    public static SampleCase read(String id) {
        String path = "/demo/cases/" + id + ".json";
        try (InputStream in = SampleCase.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no case " + id);
            }
            return new SampleCase(JSON.readTree(in), Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same case, everything in it later by {@code duration}. */
    public SampleCase later(Duration duration) {
        return new SampleCase(file, shift.plus(duration));
    }

    /** The case's id. */
    public String id() {
        return file.path("id").asString();
    }

    /** Code of the organ it happened in. */
    public String organ() {
        return file.path("report").path("organ").asString();
    }

    /** When the last thing in it happened. */
    public Instant newest() {
        return file.path("acts")
                .valueStream()
                .map(act -> time(act.path("at")))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** The body of its report, filed when the body of the case heard of it. */
    public ObjectNode report() {
        ObjectNode report = file.path("report").asObject().deepCopy();
        report.put("occurredAt", reportedAt().toString());
        for (String member : TIMES) {
            if (report.path(member).isString()) {
                report.put(
                        member,
                        OffsetDateTime.parse(report.path(member).asString())
                                .toInstant()
                                .plus(member.equals("occurredAt") ? Duration.ZERO : shift)
                                .toString());
            }
        }
        return report;
    }

    /** Receipt, assessment and approval, then the acts in their order, each with its own time. */
    public List<SampleStep> steps() {
        Instant reportedAt = reportedAt();
        var steps = new ArrayList<SampleStep>();
        steps.add(new SampleStep("demo-csirt", "receipt", at(reportedAt, 10)));
        steps.add(new SampleStep("demo-csirt", "assessments", assessment(at(reportedAt, 30))));
        steps.add(new SampleStep("demo-csirt-lead", "assessments/1/approval", at(reportedAt, 40)));
        acts().forEach(act -> steps.addAll(step(act)));
        return steps;
    }

    /** The endpoints of acts that no step carries out yet, in their order. */
    public List<String> leftOut() {
        return acts().stream()
                .filter(act -> step(act).isEmpty())
                .map(act -> act.path("endpoint").asString())
                .toList();
    }

    /** What was expected of the rules; for tests. */
    public JsonNode expected() {
        return file.path("expected");
    }

    private List<JsonNode> acts() {
        return file.path("acts")
                .valueStream()
                .filter(act -> act.path("endpoint").isString()
                        && !act.path("endpoint").asString().equals("incidents"))
                .toList();
    }

    private List<SampleStep> step(JsonNode act) {
        return SampleStep.of(
                act.path("endpoint").asString(),
                act.path("what").asString(),
                organ(),
                Math.max(
                        1,
                        file.path("report")
                                .path("personalData")
                                .path("subjects")
                                .asInt(1)),
                at(time(act.path("at")), 0));
    }

    private ObjectNode assessment(ObjectNode body) {
        JsonNode report = file.path("report");
        int level = Math.max(
                report.path("level").asInt(),
                file.path("expected").path("levelAtLeast").asInt());
        return body.put("verdict", "INCIDENT")
                .put("level", level)
                .put("category", report.path("category").asString())
                .put("reason", "公表された内容による。");
    }

    /** When the body of the case reported it. */
    public Instant reportedAt() {
        return file.path("acts")
                .valueStream()
                .filter(act -> act.path("endpoint").asString("").equals("incidents"))
                .findFirst()
                .map(act -> time(act.path("at")))
                .orElseThrow();
    }

    private Instant time(JsonNode text) {
        return OffsetDateTime.parse(text.asString()).toInstant().plus(shift);
    }

    private static ObjectNode at(Instant start, int minutes) {
        return JSON.createObjectNode()
                .put("occurredAt", start.plus(Duration.ofMinutes(minutes)).toString());
    }
}
