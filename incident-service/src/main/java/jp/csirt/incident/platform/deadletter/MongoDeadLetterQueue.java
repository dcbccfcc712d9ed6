package jp.csirt.incident.platform.deadletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.WrongDeadLetterTypeException;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Axon's queue of dead letters on MongoDB. A batch that is handled again because the database was away meets the letters it
 * has left already and leaves none twice.
 */
public final class MongoDeadLetterQueue implements SequencedDeadLetterQueue<EventMessage<?>> {

    private final LetterStore letters;
    private final int mostSequences;
    private final int mostInSequence;

    /**
     * A queue.
     *
     * @param mostSequences sequences it takes; beyond that the projection itself stops
     * @param mostInSequence letters of one sequence it takes
     */
    public MongoDeadLetterQueue(LetterStore letters, int mostSequences, int mostInSequence) {
        this.letters = letters;
        this.mostSequences = mostSequences;
        this.mostInSequence = mostInSequence;
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends EventMessage<?>> letter) {
        String sequence = sequenceIdentifier.toString();
        if (letters.has(sequence, letter.message())) {
            return;
        }
        if (isFull(sequence)) {
            throw new DeadLetterQueueOverflowException(
                    "no room for another dead letter of sequence " + sequence + ": retry those that wait");
        }
        letters.add(sequence, letter);
    }

    @Override
    public void evict(DeadLetter<? extends EventMessage<?>> letter) {
        letters.remove(own(letter));
    }

    @Override
    public void requeue(
            DeadLetter<? extends EventMessage<?>> letter,
            UnaryOperator<DeadLetter<? extends EventMessage<?>>> letterUpdater) {
        StoredLetter stored = own(letter);
        if (!letters.update(stored, letterUpdater.apply(stored).markTouched())) {
            throw new NoSuchDeadLetterException("there is no letter " + stored.id() + " any more");
        }
    }

    @Override
    public boolean contains(Object sequenceIdentifier) {
        return letters.first(inSequence(sequenceIdentifier)).isPresent();
    }

    @Override
    public Iterable<DeadLetter<? extends EventMessage<?>>> deadLetterSequence(Object sequenceIdentifier) {
        return new ArrayList<>(letters.all(inSequence(sequenceIdentifier)));
    }

    @Override
    public Iterable<Iterable<DeadLetter<? extends EventMessage<?>>>> deadLetters() {
        Map<String, List<DeadLetter<? extends EventMessage<?>>>> sequences = new LinkedHashMap<>();
        for (StoredLetter letter : letters.all(LetterStore.ANY)) {
            sequences.computeIfAbsent(letter.sequence(), _ -> new ArrayList<>()).add(letter);
        }
        return new ArrayList<>(sequences.values());
    }

    @Override
    public boolean isFull(Object sequenceIdentifier) {
        long waiting = sequenceSize(sequenceIdentifier);
        return waiting > 0 ? waiting >= mostInSequence : amountOfSequences() >= mostSequences;
    }

    @Override
    public long size() {
        return letters.count(LetterStore.ANY);
    }

    @Override
    public long sequenceSize(Object sequenceIdentifier) {
        return letters.count(inSequence(sequenceIdentifier));
    }

    @Override
    public long amountOfSequences() {
        return letters.heads().size();
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends EventMessage<?>>> sequenceFilter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> processingTask) {
        for (StoredLetter head : letters.heads()) {
            if (sequenceFilter.test(head) && letters.claim(head)) {
                return processFrom(head, processingTask);
            }
        }
        return false;
    }

    private boolean processFrom(
            StoredLetter head,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> processingTask) {
        @Nullable StoredLetter letter = head;
        while (letter != null) {
            EnqueueDecision<EventMessage<?>> decision = processingTask.apply(letter);
            if (decision.shouldEnqueue()) {
                requeue(letter, kept -> decided(decision, kept));
                return false;
            }
            Optional<StoredLetter> next =
                    letters.first(and(inSequence(letter.sequence()), gt("index", letter.index())));
            next.ifPresent(letters::claim);
            evict(letter);
            letter = next.orElse(null);
        }
        return true;
    }

    @SuppressWarnings("unchecked") // Axon's decision keeps the letter's type
    private static DeadLetter<? extends EventMessage<?>> decided(
            EnqueueDecision<EventMessage<?>> decision, DeadLetter<? extends EventMessage<?>> kept) {
        var diagnosed = (DeadLetter<EventMessage<?>>) decision.withDiagnostics(kept);
        return decision.enqueueCause()
                .<DeadLetter<? extends EventMessage<?>>>map(diagnosed::withCause)
                .orElse(diagnosed);
    }

    @Override
    public void clear() {
        letters.removeAll();
    }

    private static Bson inSequence(Object sequenceIdentifier) {
        return eq("sequence", sequenceIdentifier.toString());
    }

    private static StoredLetter own(DeadLetter<? extends EventMessage<?>> letter) {
        if (letter instanceof StoredLetter stored) {
            return stored;
        }
        throw new WrongDeadLetterTypeException("not a letter of this queue: " + letter.getClass());
    }
}
