package jp.csirt.incident.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.incident.api.security.Keys;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.read.record.Persons;

/** 名簿: the persons who hold keys, and what they are called. */
final class Roster implements Keys, Persons {

    private final Map<String, Caller> byKey;
    private final Map<UUID, String> titles;

    Roster(Map<String, Caller> byKey) {
        this.byKey = Map.copyOf(byKey);
        this.titles = List.copyOf(byKey.values()).stream()
                .collect(Collectors.toUnmodifiableMap(Caller::personId, Caller::title));
    }

    @Override
    public Optional<Caller> caller(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    @Override
    public String title(UUID personId) {
        return titles.getOrDefault(personId, personId.toString().substring(0, 8));
    }
}
