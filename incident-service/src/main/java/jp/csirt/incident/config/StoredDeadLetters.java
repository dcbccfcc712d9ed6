package jp.csirt.incident.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.csirt.incident.api.ops.DeadLetters;
import jp.csirt.incident.platform.deadletter.LetterStore;
import jp.csirt.incident.platform.deadletter.StoredLetter;
import jp.csirt.incident.platform.mongo.InTime;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.deadletter.Cause;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The dead letters of one projection as operators see them, and their retrying. */
final class StoredDeadLetters implements DeadLetters {

    private final LetterStore letters;
    private final EventProcessingConfiguration processing;
    private final String projection;

    StoredDeadLetters(LetterStore letters, EventProcessingConfiguration processing, String projection) {
        this.letters = letters;
        this.processing = processing;
        this.projection = projection;
    }

    @Override
    public Mono<Page> page(@Nullable Place after, int limit) {
        return InTime.first(Mono.fromCallable(() -> read(after, limit)).subscribeOn(Schedulers.boundedElastic()));
    }

    private Page read(@Nullable Place after, int limit) {
        List<StoredLetter> found =
                letters.page(after == null ? null : after.incidentId(), after == null ? 0 : after.index(), limit + 1);
        List<StoredLetter> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(this::shown).toList(),
                page.size() == found.size()
                        ? null
                        : new Place(page.getLast().sequence(), page.getLast().index()));
    }

    @Override
    public Mono<Retried> retry(UUID id) {
        return Mono.fromCallable(() -> letters.find(id.toString()).map(letter -> retried(id, letter)))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(Mono::justOrEmpty);
    }

    /** How many wait. */
    Mono<Long> waiting() {
        return Mono.fromCallable(letters::size).subscribeOn(Schedulers.boundedElastic());
    }

    /** Tries at most {@code most} sequences that nobody has touched since {@code before}, the one longest untouched first. */
    void retryUntouched(Instant before, int most) {
        for (int i = 0; i < most && letters.anyUntouched(before); i++) {
            processing
                    .sequencedDeadLetterProcessor(projection)
                    .orElseThrow()
                    .process(letter -> letter.lastTouched().isBefore(before));
        }
    }

    private Retried retried(UUID id, StoredLetter letter) {
        processing
                .sequencedDeadLetterProcessor(projection)
                .orElseThrow()
                .process(other -> other instanceof StoredLetter stored
                        && stored.sequence().equals(letter.sequence()));
        boolean waits = letters.find(id.toString()).isPresent();
        return new Retried(id, waits ? Result.FAILED : Result.DONE, letters.sizeOf(letter.sequence()));
    }

    private Letter shown(StoredLetter letter) {
        return new Letter(
                letter.id(),
                projection,
                letter.sequence(),
                letter.remembered().getLong("position"),
                letter.remembered().get("event", ""),
                letter.cause().map(StoredDeadLetters::text).orElse(null),
                letter.enqueuedAt(),
                Optional.ofNullable(letter.diagnostics().get(DeadLetterPolicy.TRIES))
                        .map(tries -> ((Number) tries).intValue())
                        .orElse(0));
    }

    private static String text(Cause cause) {
        return cause.message().isEmpty() ? cause.type() : cause.type() + " in " + cause.message();
    }
}
