package jp.csirt.incident.domain.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.shared.Source;

/**
 * 確認の求め: a notification, and who may confirm it. Those who are told at once may; of those who follow while nobody
 * confirms, each one from the time on at which his or her turn comes.
 *
 * @param askedAt when it was asked for
 */
@Source(document = "requirements", clause = "D.3")
public record WantedConfirmation(NotificationRequested asked, Instant askedAt) {

    /** The post for which whoever acts in these posts confirms it at that time; empty when it is not theirs, or nobody's. */
    public Optional<NotifiedPost> by(Collection<String> posts, Instant at) {
        Duration within = asked.confirmWithin();
        return within == null
                ? Optional.empty()
                : Stream.concat(asked.to().stream(), asked.then().stream().limit(turns(within, at)))
                        .filter(post -> posts.contains(post.code()))
                        .findFirst();
    }

    /** How many of those who follow were reached by then. */
    private long turns(Duration within, Instant at) {
        return at.isBefore(askedAt) ? 0 : Duration.between(askedAt, at).dividedBy(within);
    }
}
