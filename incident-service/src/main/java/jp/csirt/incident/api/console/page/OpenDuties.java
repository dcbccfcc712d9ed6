package jp.csirt.incident.api.console.page;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.incident.domain.access.Caller;
import jp.csirt.incident.domain.access.Sight;
import jp.csirt.incident.domain.incident.IncidentId;
import jp.csirt.incident.read.obligation.ObligationFold;
import jp.csirt.incident.read.obligation.ObligationItem;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.IncidentRecords;
import jp.csirt.incident.read.record.Legible;
import reactor.core.publisher.Mono;

/** 残っている報告の義務 of several incidents, with as few questions to the store as one of them needs. */
public final class OpenDuties {

    private final IncidentRecords records;
    private final Clock clock;

    public OpenDuties(IncidentRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /** The open duties in the order in which they arose; none of what the caller may not see, empty where it cannot be read. */
    public Mono<Map<UUID, Optional<List<ObligationItem>>>> of(Collection<UUID> incidents, Caller caller) {
        Sight sight = Sight.of(caller);
        return records.stored(incidents.stream().map(IncidentId::new).toList()).map(found -> {
            Instant now = clock.instant();
            return found.entrySet().stream()
                    .collect(Collectors.toMap(
                            one -> one.getKey().value(),
                            one -> Legible.of(() -> shown(one.getValue().get(), sight, now))));
        });
    }

    private static List<ObligationItem> shown(IncidentRecord record, Sight sight, Instant now) {
        return sight.sees(record.scope()) ? open(record, now) : List.of();
    }

    private static List<ObligationItem> open(IncidentRecord record, Instant now) {
        return ObligationFold.of(record, now).stream()
                .filter(duty -> duty.state().open())
                .toList();
    }
}
