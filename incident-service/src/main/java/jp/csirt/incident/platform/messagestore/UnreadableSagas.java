package jp.csirt.incident.platform.messagestore;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** 読めないサーガ: what this node could not read when it looked last, so that somebody is told. */
public final class UnreadableSagas {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /** How many there are. */
    public int count() {
        return ids.size();
    }

    /** Whether the saga is one of them. */
    public boolean contains(String sagaId) {
        return ids.contains(sagaId);
    }

    void add(String sagaId) {
        ids.add(sagaId);
    }

    void remove(String sagaId) {
        ids.remove(sagaId);
    }
}
