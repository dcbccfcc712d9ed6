package jp.csirt.incident.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** One incident on a service whose clock is set from one day to the next, and what was asked of whom on the way. */
final class WatchedCase {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Client client;
    private final UUID incident;
    private final List<String> seen = new ArrayList<>();

    WatchedCase(Client client, UUID incident) {
        this.client = client;
        this.incident = incident;
    }

    /** Sets the clock, in Asia/Tokyo. */
    static void set(Client client, String local) {
        client.call(
                        "PUT",
                        "/v1/ops/clock",
                        "admin",
                        "{\"now\": \"%s+09:00\"}".formatted(local).getBytes(UTF_8))
                .ok();
    }

    void until(String local) {
        set(client, local);
    }

    Exchange act(String path, String key, String body) {
        Exchange answer = client.act(incident, path, key, body);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
        return answer;
    }

    Exchange get(String path, String key) {
        return client.get("/v1/incidents/" + incident + path, key).ok();
    }

    /** Drafted, approved and submitted now. */
    void report(String recipient, String stage, String approver) {
        act(duty(recipient, stage, "draft"), "csirt", "{\"content\": \"概要\"}");
        act(duty(recipient, stage, "approval"), approver, "{}");
        act(duty(recipient, stage, "submission"), "liaison", """
                {"submittedAt": "%s", "channel": "WEB_FORM"}""".formatted(now()));
    }

    void waive(String recipient, String stage) {
        act(duty(recipient, stage, "waiver-proposal"), "csirt-lead", "{\"reason\": \"変わりがない\"}");
        act(duty(recipient, stage, "waiver"), "ciso", "{}");
    }

    String now() {
        return client.get("/v1/ops/clock", "admin").ok().at("/now").asString();
    }

    private String duty(String recipient, String stage, String act) {
        return "obligations/" + duty(recipient, stage).path("obligationId").asString() + "/" + act;
    }

    JsonNode duty(String recipient, String stage) {
        return get("/obligations", "csirt")
                .at("/items")
                .valueStream()
                .filter(duty -> duty.path("recipient").asString().equals(recipient)
                        && duty.path("stage").asString().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    /** State, last day in time and whether that has passed. */
    String duties(String recipient, String stage) {
        JsonNode duty = duty(recipient, stage);
        return "%s %s%s"
                .formatted(
                        duty.path("state").asString(),
                        duty.at("/due/hardOn").asString(),
                        duty.path("overdue").asBoolean() ? " overdue" : "");
    }

    /** Each run of a step: state, number of warnings and of escalations. */
    List<String> step(int number) {
        return get("/steps", "csirt")
                .at("/items")
                .valueStream()
                .filter(step -> step.path("step").asInt() == number)
                .map(step -> "%s %d %d"
                        .formatted(
                                step.path("state").asString(),
                                step.path("warnedAt").size(),
                                step.path("escalatedAt").size()))
                .toList();
    }

    /** What was asked since the last look of that matter comes to be exactly this, in that order. */
    void told(String matter, String... texts) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(news(matter))
                        .hasSameSizeAs(texts)
                        .zipSatisfy(
                                List.of(texts),
                                (text, expected) -> assertThat(text).startsWith(expected)));
        seen.addAll(asked());
    }

    /** Nothing more is asked at all. */
    List<String> news() {
        List<String> news = new ArrayList<>(asked());
        seen.forEach(news::remove);
        return news;
    }

    private List<String> news(String matter) {
        return news().stream().filter(text -> text.contains(matter)).toList();
    }

    private List<String> asked() {
        return get("/timeline", "csirt")
                .at("/items")
                .valueStream()
                .filter(item -> item.has("notificationId"))
                .map(item -> item.path("text").asString())
                .toList();
    }

    List<String> texts() {
        return get("/timeline", "csirt").each("/items", "text");
    }

    List<String> guards() {
        return get("/guards", "ciso").each("/guards", "code");
    }
}
