package jp.csirt.incident.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.externalreport.Recipient;
import jp.csirt.incident.domain.externalreport.ReportStage;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.domain.incident.Obligation;
import tools.jackson.databind.node.ObjectNode;

/**
 * One act of a sample case as a request.
 *
 * @param key who acts
 * @param path below the incident; a duty stands in it as {@code {RECIPIENT.STAGE}}
 */
public record SampleStep(String key, String path, ObjectNode body) {

    private static final String CSIRT = "demo-csirt";
    private static final String SUBMISSION = "obligations/{obligationId}/submission";
    private static final Pattern DUTY = Pattern.compile("\\{(\\w+)\\.(\\w+)}");
    private static final Duration MONTH = Duration.ofDays(30);

    /** The requests of an act; none when no endpoint takes it. */
    static List<SampleStep> of(String endpoint, String what, String organ, int subjects, ObjectNode body) {
        return endpoint.equals(SUBMISSION)
                ? SampleSubmissions.of(what, body)
                : single(endpoint, what, organ, subjects, body).stream().toList();
    }

    /** The path under this incident, with the ids of its duties. */
    public String pathOf(UUID incident) {
        return DUTY.matcher(path)
                .replaceAll(duty -> Obligation.idOf(
                                new IncidentId(incident),
                                Recipient.valueOf(duty.group(1)),
                                ReportStage.valueOf(duty.group(2)))
                        .toString());
    }

    private static Optional<SampleStep> single(
            String endpoint, String what, String organ, int subjects, ObjectNode body) {
        return Optional.ofNullable(
                switch (endpoint) {
                    case "internal-reports" ->
                        new SampleStep(
                                CSIRT,
                                endpoint,
                                body.put("to", "SECURITY_MANAGER")
                                        .put("kind", "REPORT")
                                        .put("method", "OTHER")
                                        .put("note", what));
                    case "situations" -> new SampleStep(CSIRT, endpoint, body.put("findings", what));
                    case "containment-instructions", "recovery-instructions" ->
                        new SampleStep(CSIRT, endpoint, body.put("to", organ).put("measures", what));
                    case "containment-actions", "recovery-actions" ->
                        new SampleStep(CSIRT, endpoint, body.put("what", what).put("effect", ""));
                    case "lateral-checks" -> lateralCheck(endpoint, what, body);
                    case "evidence" ->
                        new SampleStep(
                                CSIRT,
                                endpoint,
                                body.put("kind", "LOG")
                                        .put("description", what)
                                        .put("sha256", sha256(what))
                                        .put("location", "CSIRT保管庫")
                                        .put("custodian", "CSIRT"));
                    case "causes" ->
                        new SampleStep(
                                CSIRT,
                                endpoint,
                                body.put("certainty", "DETERMINED")
                                        .put("causeClass", "UNKNOWN")
                                        .put("actorClass", "UNKNOWN")
                                        .put("direct", what));
                    case "prevention-plans" -> preventionPlan(endpoint, what, body);
                    case "disclosures" ->
                        new SampleStep(
                                CSIRT,
                                endpoint,
                                at(body).put("medium", medium(what)).put("text", what));
                    case "subject-notifications" ->
                        new SampleStep(
                                CSIRT,
                                endpoint,
                                at(body).put("method", method(what))
                                        .put("count", subjects)
                                        .put("note", what));
                    case "system-stops" ->
                        new SampleStep(
                                "demo-ciso",
                                endpoint,
                                body.put("system", what)
                                        .put(
                                                "stoppedAt",
                                                body.path("occurredAt").asString()));
                    case "vendor-requests" ->
                        new SampleStep(
                                "demo-general-affairs",
                                endpoint,
                                body.put("vendor", "委託事業者").put("request", what).put("suspend", false));
                    case "personnel-actions" ->
                        new SampleStep(
                                "demo-general-affairs",
                                endpoint,
                                body.put("kind", "ACTIONED").put("text", what));
                    default -> null;
                });
    }

    private static ObjectNode at(ObjectNode body) {
        return body.put("at", body.path("occurredAt").asString());
    }

    private static String medium(String what) {
        return what.contains("会見") ? "PRESS_CONFERENCE" : what.contains("記者発表") ? "PRESS_RELEASE" : "WEB";
    }

    private static String method(String what) {
        return what.contains("電話") ? "PHONE" : what.contains("メール") ? "EMAIL" : "LETTER";
    }

    private static SampleStep lateralCheck(String endpoint, String what, ObjectNode body) {
        body.put("conclusion", what).putArray("checks");
        return new SampleStep(CSIRT, endpoint, body);
    }

    private static SampleStep preventionPlan(String endpoint, String what, ObjectNode body) {
        Instant due = Instant.parse(body.path("occurredAt").asString()).plus(MONTH);
        body.putArray("measures")
                .addObject()
                .put("what", what)
                .put("ownerPost", "SEC_MANAGER")
                .put("dueOn", TokyoTime.dateOf(due).toString());
        return new SampleStep("demo-csirt-lead", endpoint, body);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
