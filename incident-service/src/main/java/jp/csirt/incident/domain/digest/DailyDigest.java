package jp.csirt.incident.domain.digest;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import jp.csirt.incident.domain.watch.NotifiedPost;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * 一日の朝の知らせ: exists once for each day, whoever of several nodes was first. Where it takes several commits and its node
 * ended between them, whoever goes on tells the posts that were not told yet.
 */
@AggregateRoot(type = DailyDigest.TYPE)
public class DailyDigest {

    /** Name of the aggregate's type in the log. */
    public static final String TYPE = "digest";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private final Set<NotifiedPost> told = new HashSet<>();
    private boolean complete;

    /** For the repository, which replays the events. */
    DailyDigest() {}

    /** The id of a day's digest. */
    public static String idOf(LocalDate on) {
        return TYPE + ":" + on;
    }

    /** Whoever asks again did not hear the answer. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequestDigests command) {
        if (!complete) {
            command.digests().stream()
                    .filter(digest -> !told.contains(digest.post()))
                    .forEach(AggregateLifecycle::apply);
        }
    }

    @EventSourcingHandler
    void evolve(DigestRequested event) {
        id = idOf(event.on());
        told.add(event.post());
        complete = complete || event.isOfLastCommit();
    }
}
