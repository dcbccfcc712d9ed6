package jp.csirt.incident.read.record;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.csirt.incident.domain.watch.WantedConfirmation;

/**
 * 見守りの記録: what was asked of whom about one incident, and what became of it, each oldest first.
 *
 * @param asked the notifications
 * @param receipts their results
 */
public record WatchRecord(List<RecordedNotification> asked, List<RecordedReceipt> receipts) {

    public WatchRecord {
        asked = List.copyOf(asked);
        receipts = List.copyOf(receipts);
    }

    /** Nobody was told anything yet. */
    public static final WatchRecord NONE = new WatchRecord(List.of(), List.of());

    /** What was asked under that id, as a client writes it. */
    public Optional<WantedConfirmation> wanted(String notificationId) {
        return wanted().filter(
                        wanted -> wanted.asked().notificationId().toString().equals(notificationId))
                .findFirst();
    }

    /** What nobody has confirmed yet. */
    public Stream<WantedConfirmation> unconfirmed() {
        return wanted().filter(wanted -> receipts.stream()
                .noneMatch(receipt -> receipt.event().confirms(wanted.asked().notificationId())));
    }

    private Stream<WantedConfirmation> wanted() {
        return asked.stream().map(one -> new WantedConfirmation(one.event(), one.recordedAt()));
    }
}
