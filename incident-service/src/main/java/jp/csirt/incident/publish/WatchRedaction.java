package jp.csirt.incident.publish;

import java.util.List;
import jp.csirt.incident.domain.digest.DigestItem;
import jp.csirt.incident.domain.watch.NotificationReceiptRecorded;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.domain.watch.NotifiedPost;
import org.jspecify.annotations.Nullable;

/** 連絡の公開の範囲: all of it, because it is for whoever reaches people. */
final class WatchRedaction {

    private WatchRedaction() {}

    static PublicData of(NotificationRequested event) {
        return new PublicData()
                .id("notificationId", event.notificationId())
                .id("incidentId", event.incidentId())
                .number("number", event.number())
                .number("level", event.level())
                .fact("drill", event.drill())
                .code("kind", event.kind())
                .number("step", event.step())
                .id("obligationId", event.obligationId())
                .id("measureId", event.measureId())
                .number("percent", event.percent())
                .number("daysBefore", event.daysBefore())
                .number("repeat", event.repeat())
                .code("what", event.what())
                .clause("clause", event.clause())
                .parts("to", posts(event.to()))
                .parts("then", posts(event.then()))
                .at("dueAt", event.dueAt())
                .fact("late", event.late())
                .fact("confirmationWanted", event.confirmationWanted())
                .within("confirmWithin", event.confirmWithin());
    }

    /** What whoever reaches people added stays inside; who confirmed is told, so that nobody is asked again. */
    static PublicData of(NotificationReceiptRecorded event, FiledIncident filed) {
        return new PublicData()
                .id("notificationId", event.notificationId())
                .id("incidentId", event.incidentId())
                .number("number", filed.number())
                .fact("drill", filed.drill())
                .code("state", event.state())
                .code("channel", event.channel())
                .at("at", event.at())
                .id("personId", event.personId());
    }

    /** The items of one that is told. */
    static List<PublicData> of(List<DigestItem> items) {
        return items.stream()
                .map(item -> new PublicData()
                        .id("incidentId", item.incidentId())
                        .number("number", item.number())
                        .fact("drill", item.drill())
                        .code("what", item.what())
                        .at("dueAt", item.dueAt()))
                .toList();
    }

    /** A unit that is not written as a code was typed by somebody; nobody outside knows who answers for such a post. */
    private static List<PublicData> posts(List<NotifiedPost> posts) {
        return posts.stream()
                .filter(post -> isTold(post.unit()))
                .map(post -> new PublicData().code("post", post.post()).unit("unit", post.unit()))
                .toList();
    }

    private static boolean isTold(@Nullable String unit) {
        return unit == null || PublicData.isCode(unit);
    }
}
