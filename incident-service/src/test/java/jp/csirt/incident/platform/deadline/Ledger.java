package jp.csirt.incident.platform.deadline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;

/** Scopes that write down what reached them; some are unknown, some fail for a while, and the claim can be taken away. */
final class Ledger implements DeadlineScopes {

    final List<Entry> entries = new CopyOnWriteArrayList<>();
    final Set<String> unknown = ConcurrentHashMap.newKeySet();
    final Map<String, Integer> failures = new ConcurrentHashMap<>();
    volatile boolean claimed = true;
    volatile Consumer<String> reached = name -> {};

    @Override
    public boolean claimed() {
        return claimed;
    }

    @Override
    public boolean claimed(ScopeDescriptor scope) {
        return claimed;
    }

    @Override
    public boolean exists(ScopeDescriptor scope) {
        return !unknown.contains(identifier(scope));
    }

    @Override
    public void send(DeadlineMessage<?> deadline, ScopeDescriptor scope) {
        String identifier = identifier(scope);
        if (failures.merge(identifier, -1, Integer::sum) >= 0) {
            throw new IllegalStateException("not yet");
        }
        entries.add(new Entry(identifier, deadline));
        reached.accept(deadline.getDeadlineName());
    }

    /** What reached the scopes, as {@code scope:name}. */
    List<String> told() {
        return entries.stream()
                .map(entry -> entry.scope() + ":" + entry.deadline().getDeadlineName())
                .toList();
    }

    private static String identifier(ScopeDescriptor scope) {
        return ((SagaScopeDescriptor) scope).getIdentifier().toString();
    }

    record Entry(String scope, DeadlineMessage<?> deadline) {}
}
