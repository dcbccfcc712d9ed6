package jp.csirt.incident.read.obligation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.incident.Fulfilment;
import jp.csirt.incident.domain.incident.Obligation;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.read.obligation.ObligationItem.DueChange;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Folds one incident's record into its duties; how far each has come is what the rules know. */
public final class ObligationFold {

    private final Map<UUID, List<DueChange>> history = new HashMap<>();
    private final Map<UUID, ObligationDetermined> newest = new HashMap<>();

    private final Instant now;

    private ObligationFold(Instant now) {
        this.now = now;
    }

    /** The duties in the order in which they arose, and which of them are overdue at that instant. */
    public static List<ObligationItem> of(IncidentRecord record, Instant now) {
        var fold = new ObligationFold(now);
        record.events().forEach(fold::on);
        return record.state().obligations().obligations().stream()
                .map(fold::item)
                .toList();
    }

    private void on(RecordedEvent recorded) {
        if (recorded.event() instanceof ObligationDetermined determined) {
            UUID id = determined.obligationId();
            ObligationDetermined before = newest.put(id, determined);
            Due from = before == null ? null : before.due();
            if (!Objects.equals(from, determined.due())) {
                add(id, recorded, from, determined);
            }
        }
    }

    private void add(UUID id, RecordedEvent recorded, @Nullable Due from, ObligationDetermined to) {
        history.computeIfAbsent(id, key -> new ArrayList<>())
                .add(new DueChange(recorded.recordedAt(), recorded.eventId(), from, to.due(), to.reason()));
    }

    private ObligationItem item(Obligation obligation) {
        UUID id = obligation.obligationId();
        ObligationDetermined determined = Objects.requireNonNull(newest.get(id));
        Fulfilment fulfilment = obligation.fulfilment();
        return new ObligationItem(
                id,
                obligation.duty().recipient(),
                obligation.duty().stage(),
                obligation.duty().basis(),
                obligation.duty().clause(),
                obligation.duty().awareAt(),
                obligation.due(),
                obligation.state(),
                obligation.isOverdue(now),
                fulfilment == null ? null : fulfilment.lateBy(),
                fulfilment == null ? null : fulfilment.at(),
                determined.ruleVersion(),
                determined.calendarVersion(),
                determined.drill(),
                history.getOrDefault(id, List.of()));
    }
}
