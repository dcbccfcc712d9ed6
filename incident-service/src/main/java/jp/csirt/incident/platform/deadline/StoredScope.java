package jp.csirt.incident.platform.deadline;

import java.util.Locale;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;

/**
 * Whom a deadline belongs to, as it is stored.
 *
 * @param type the scope's logical name
 */
record StoredScope(Kind kind, String type, String identifier) {

    /** @throws IllegalArgumentException for a scope that is neither a saga nor an aggregate */
    static StoredScope of(ScopeDescriptor scope) {
        return switch (scope) {
            case SagaScopeDescriptor saga ->
                new StoredScope(Kind.SAGA, saga.getType(), saga.getIdentifier().toString());
            case AggregateScopeDescriptor aggregate ->
                new StoredScope(
                        Kind.AGGREGATE,
                        aggregate.getType(),
                        aggregate.getIdentifier().toString());
            default ->
                throw new IllegalArgumentException("a deadline belongs to a saga or an aggregate, not to " + scope);
        };
    }

    /** The scope as one text, the same for the same scope. */
    static StoredScope parse(String text) {
        String[] parts = text.split("/", 3);
        return new StoredScope(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1], parts[2]);
    }

    ScopeDescriptor descriptor() {
        return switch (kind) {
            case SAGA -> new SagaScopeDescriptor(type, identifier);
            case AGGREGATE -> new AggregateScopeDescriptor(type, (Object) identifier);
        };
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + type + "/" + identifier;
    }

    enum Kind {
        SAGA,
        AGGREGATE
    }
}
