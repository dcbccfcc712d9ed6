package jp.csirt.incident.read.timeline;

import java.util.Objects;
import java.util.stream.Stream;
import jp.csirt.incident.domain.deadline.TokyoTime;
import jp.csirt.incident.domain.incident.DisclosureDecision;
import jp.csirt.incident.domain.incident.DisclosureEvent;
import jp.csirt.incident.domain.incident.DisclosureEvent.Disclosed;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureDecided;
import jp.csirt.incident.domain.incident.DisclosureEvent.DisclosureProposed;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import jp.csirt.incident.domain.incident.SubjectNotificationDecision;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationDecided;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectNotificationProposed;
import jp.csirt.incident.domain.incident.SubjectNotificationEvent.SubjectsNotified;
import jp.csirt.incident.domain.profile.DateStyle;
import org.jspecify.annotations.Nullable;

/** 公表・本人通知・警察への連絡を言葉に. */
final class OutsideText {

    private OutsideText() {}

    static String of(DisclosureEvent event, DateStyle dates) {
        return switch (event) {
            case DisclosureProposed e -> "公表の案: " + words(e.proposal(), dates);
            case DisclosureDecided e -> "公表の判断: " + words(e.decision(), dates) + EventText.overridden(e.override());
            case Disclosed e ->
                "公表（第%d回、%s）: %s"
                        .formatted(
                                e.n(),
                                e.disclosure().medium().label(),
                                e.disclosure().text());
        };
    }

    static String of(SubjectNotificationEvent event) {
        return switch (event) {
            case SubjectNotificationProposed e -> "本人通知の案: " + words(e.proposal());
            case SubjectNotificationDecided e -> "本人通知の判断: " + words(e.decision()) + EventText.overridden(e.override());
            case SubjectsNotified e ->
                "本人通知（%s、%d人）"
                                .formatted(
                                        e.notification().method().label(),
                                        e.notification().count())
                        + said(e.notification().note());
        };
    }

    static String of(PoliceContacted contacted) {
        var contact = contacted.contact();
        String reference = contact.reference();
        return "警察への%s: %s".formatted(contact.type().label(), contact.office())
                + (reference == null ? "" : "（受理番号 " + reference + "）");
    }

    private static String words(DisclosureDecision decision, DateStyle dates) {
        var reason = decision.reason();
        var until = decision.until();
        var mode = decision.mode();
        var parts = Stream.of(
                        decision.result().label(),
                        reason == null ? null : "理由 " + reason.label(),
                        until == null ? null : dates.date(TokyoTime.dateOf(until)) + "まで",
                        mode == null ? null : mode.label())
                .filter(Objects::nonNull)
                .toList();
        return String.join("、", parts) + said(decision.note());
    }

    private static String words(SubjectNotificationDecision decision) {
        return decision.result().label() + "。" + decision.reason();
    }

    private static String said(@Nullable String note) {
        return note == null || note.isBlank() ? "" : ": " + note;
    }
}
