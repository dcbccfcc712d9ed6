package jp.csirt.incident.journey;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import jp.csirt.incident.domain.deadline.Calendars;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** 朝: sets the clock of a service to mornings to come, and reads the digests from its feed. */
final class Mornings {

    private static final String DIGEST = "jp.csirt.digest-requested.v1";

    private final Client client;
    private LocalDate day = Staff.today();

    Mornings(Client client) {
        this.client = client;
    }

    /** The next day on which the office is open. */
    LocalDate next() {
        day = Calendars.SHIPPED.openOnOrAfter(day.plusDays(1)).orElseThrow();
        return day;
    }

    /** It is that time of the day. */
    void at(LocalDate date, String time) {
        client.call(
                        "PUT",
                        "/v1/ops/clock",
                        "admin",
                        "{\"now\": \"%sT%s+09:00\"}".formatted(date, time).getBytes(StandardCharsets.UTF_8))
                .ok();
    }

    /** All digests so far. */
    List<JsonNode> digests() {
        return new Feed(client)
                .after(0, 1000).stream()
                        .filter(event -> Feed.type(event).equals(DIGEST))
                        .toList();
    }

    /** Waits for the digests of a day after so many earlier ones. */
    List<JsonNode> awaitDigests(int before) {
        return Awaitility.await().until(() -> digests().stream().skip(before).toList(), all -> !all.isEmpty());
    }
}
