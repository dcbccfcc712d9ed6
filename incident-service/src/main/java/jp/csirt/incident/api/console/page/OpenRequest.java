package jp.csirt.incident.api.console.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.csirt.incident.domain.watch.Matter;
import jp.csirt.incident.domain.watch.Topic;

/**
 * 確認の求め: what the person may confirm now and nobody has confirmed yet.
 *
 * @param clause what asks for it; empty where no clause does
 * @param askedAt when it was asked last
 * @param over whether closing the incident has settled it
 * @param notifications the same, as often as it was asked
 */
record OpenRequest(
        UUID incidentId,
        Matter what,
        Topic about,
        String clause,
        Instant askedAt,
        boolean over,
        List<UUID> notifications) {

    OpenRequest {
        notifications = List.copyOf(notifications);
    }

    /** What is asked, and about which of several things. */
    public String title() {
        return about.told(what);
    }
}
