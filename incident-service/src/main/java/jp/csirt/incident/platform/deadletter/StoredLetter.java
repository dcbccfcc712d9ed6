package jp.csirt.incident.platform.deadletter;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import jp.csirt.incident.platform.eventstore.Rfc3339;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A letter that waits in the queue; its message is read when somebody asks for it. */
public final class StoredLetter implements DeadLetter<EventMessage<?>> {

    private final Document stored;
    private final Supplier<EventMessage<?>> message;

    StoredLetter(Document stored, Supplier<EventMessage<?>> message) {
        this.stored = stored;
        this.message = message;
    }

    /** The stored form of a letter that is not stored yet, without its place and its message. */
    static Document document(DeadLetter<? extends EventMessage<?>> letter) {
        var document = new Document("enqueuedAt", Rfc3339.format(letter.enqueuedAt()))
                .append("lastTouched", Rfc3339.format(letter.lastTouched()))
                .append("diagnostics", new Document(letter.diagnostics()));
        letter.cause().ifPresent(cause -> document.append("cause", document(cause)));
        return document;
    }

    private static Document document(Cause cause) {
        return new Document("type", cause.type()).append("message", cause.message());
    }

    /** Identifies the letter. */
    public String id() {
        return stored.getString("_id");
    }

    /** What it is in sequence with. */
    public String sequence() {
        return stored.getString("sequence");
    }

    /** Its place within the sequence. */
    public long index() {
        return stored.getLong("index");
    }

    /** What the queue remembers of the message. */
    public Document remembered() {
        return stored.get("message", Document.class);
    }

    Document stored() {
        return stored;
    }

    @Override
    public EventMessage<?> message() {
        return message.get();
    }

    @Override
    public Optional<Cause> cause() {
        return Optional.ofNullable(stored.get("cause", Document.class))
                .map(cause -> new ThrowableCause(cause.getString("type"), cause.getString("message")));
    }

    @Override
    public Instant enqueuedAt() {
        return Instant.parse(stored.getString("enqueuedAt"));
    }

    @Override
    public Instant lastTouched() {
        return Instant.parse(stored.getString("lastTouched"));
    }

    @Override
    public MetaData diagnostics() {
        return MetaData.from(stored.get("diagnostics", Document.class));
    }

    @Override
    public DeadLetter<EventMessage<?>> markTouched() {
        return with("lastTouched", Rfc3339.format(GenericDeadLetter.clock.instant()));
    }

    /** Without a cause the one known stays. */
    @Override
    public DeadLetter<EventMessage<?>> withCause(@Nullable Throwable requeueCause) {
        return requeueCause == null ? this : with("cause", document(ThrowableCause.asCause(requeueCause)));
    }

    @Override
    public DeadLetter<EventMessage<?>> withDiagnostics(MetaData diagnostics) {
        return with("diagnostics", new Document(diagnostics));
    }

    private StoredLetter with(String field, Object value) {
        return new StoredLetter(new Document(stored).append(field, value), message);
    }

    @Override
    public String toString() {
        return "letter " + id();
    }
}
