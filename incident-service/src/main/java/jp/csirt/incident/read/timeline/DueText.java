package jp.csirt.incident.read.timeline;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import jp.csirt.incident.domain.deadline.Due;
import jp.csirt.incident.domain.incident.ObligationEvent.ObligationDetermined;
import jp.csirt.incident.domain.profile.DateStyle;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** 期限の変更を言葉に: by when a duty had to be fulfilled before, by when now, and why. */
final class DueText {

    private final IdentityHashMap<ObligationDetermined, ObligationDetermined> before = new IdentityHashMap<>();

    private final DateStyle dates;

    DueText(DateStyle dates, IncidentRecord record) {
        this.dates = dates;
        Map<UUID, ObligationDetermined> newest = new HashMap<>();
        for (RecordedEvent recorded : record.events()) {
            if (recorded.event() instanceof ObligationDetermined determined) {
                ObligationDetermined last = newest.put(determined.obligationId(), determined);
                if (last != null && !Objects.equals(last.due(), determined.due())) {
                    before.put(determined, last);
                }
            }
        }
    }

    /** What became of the due time; empty where it is the first, or the same. */
    String change(ObligationDetermined determined) {
        ObligationDetermined last = before.get(determined);
        return last == null
                ? ""
                : "。期限を %s から %s に改めた（理由: %s）"
                        .formatted(words(last.due()), words(determined.due()), determined.reason());
    }

    private String words(@Nullable Due due) {
        if (due == null) {
            return "定まらない日";
        }
        return due.endsWithDay() ? dates.date(due.hardOn()) : dates.dateTime(due.hard());
    }
}
