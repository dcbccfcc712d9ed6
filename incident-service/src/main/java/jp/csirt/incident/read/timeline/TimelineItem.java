package jp.csirt.incident.read.timeline;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.csirt.incident.domain.profile.DateStyle;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.watch.NotificationReceiptRecorded;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.domain.watch.ReceiptState;
import jp.csirt.incident.read.record.IncidentRecord;
import jp.csirt.incident.read.record.Persons;
import jp.csirt.incident.read.record.RecordedEvent;
import jp.csirt.incident.read.record.RecordedNotification;
import jp.csirt.incident.read.record.RecordedReceipt;
import jp.csirt.incident.read.record.Stamp;
import jp.csirt.incident.read.record.WatchRecord;
import org.jspecify.annotations.Nullable;

/**
 * 時系列の一行.
 *
 * @param position global position in the log
 * @param event stored event name
 * @param text Japanese, what happened
 * @param actor 職名 of who acted
 * @param post code of the post that allowed it
 * @param notificationId of what was asked, or came back
 * @param state what became of a notification
 */
public record TimelineItem(
        long position,
        String eventId,
        String event,
        String text,
        String actor,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String post,
        Instant occurredAt,
        Instant recordedAt,
        List<String> clauses,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID notificationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReceiptState state) {

    /** Who asks where no person does. */
    private static final String SERVICE = "本システム";

    /** What was done, in the order in which it was recorded, its dates in that style. */
    public static List<TimelineItem> of(
            IncidentRecord record, Persons persons, PolicyProfile profile, DateStyle dates) {
        var words = new EventText(profile, dates, record);
        return record.events().stream()
                .flatMap(recorded -> item(recorded, words, persons))
                .toList();
    }

    /** The whole timeline: what was done, what was asked of whom and what became of it, in the order of the record. */
    public static List<TimelineItem> of(
            IncidentRecord record, WatchRecord watch, Persons persons, PolicyProfile profile, DateStyle dates) {
        var words = new NotificationText(profile, dates);
        Map<UUID, NotificationRequested> asked = watch.asked().stream()
                .map(RecordedNotification::event)
                .collect(toUnmodifiableMap(NotificationRequested::notificationId, event -> event));
        return Stream.of(
                        of(record, persons, profile, dates).stream(),
                        watch.asked().stream().map(notification -> item(notification, words)),
                        watch.receipts().stream().map(receipt -> item(receipt, asked, words, persons)))
                .flatMap(items -> items)
                .sorted(Comparator.comparingLong(TimelineItem::position))
                .toList();
    }

    private static TimelineItem item(RecordedNotification asked, NotificationText words) {
        String clause = asked.event().clause();
        return new TimelineItem(
                asked.position(),
                asked.eventId(),
                asked.name(),
                words.of(asked.event()),
                SERVICE,
                null,
                asked.recordedAt(),
                asked.recordedAt(),
                clause.isEmpty() ? List.of() : List.of(clause.split("、", -1)),
                asked.event().notificationId(),
                null);
    }

    private static TimelineItem item(
            RecordedReceipt receipt, Map<UUID, NotificationRequested> asked, NotificationText words, Persons persons) {
        NotificationReceiptRecorded event = receipt.event();
        UUID person = event.personId();
        return new TimelineItem(
                receipt.position(),
                receipt.eventId(),
                receipt.name(),
                words.of(event, asked.get(event.notificationId())),
                person == null ? SERVICE : persons.title(person),
                null,
                event.at(),
                receipt.recordedAt(),
                List.of(),
                event.notificationId(),
                event.state());
    }

    /** One line; none for what stands in the restricted file. */
    private static Stream<TimelineItem> item(RecordedEvent recorded, EventText words, Persons persons) {
        String text = words.of(recorded.event());
        if (text == null) {
            return Stream.empty();
        }
        Stamp stamp = Stamp.of(recorded, persons);
        return Stream.of(new TimelineItem(
                recorded.position(),
                recorded.eventId(),
                recorded.name(),
                text,
                stamp.actor(),
                stamp.post(),
                stamp.occurredAt(),
                stamp.recordedAt(),
                recorded.clauses(),
                null,
                null));
    }
}
