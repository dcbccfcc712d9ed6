package jp.csirt.incident.read.timeline;

import static java.util.stream.Collectors.joining;

import java.util.List;
import jp.csirt.incident.domain.deadline.LimitText;
import jp.csirt.incident.domain.profile.DateStyle;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.watch.NotificationReceiptRecorded;
import jp.csirt.incident.domain.watch.NotificationRequested;
import jp.csirt.incident.domain.watch.NotifiedPost;
import jp.csirt.incident.domain.watch.ReceiptState;
import org.jspecify.annotations.Nullable;

/** 連絡を言葉に: what was asked of which posts, and who follows. */
final class NotificationText {

    private final PolicyProfile profile;
    private final DateStyle dates;

    NotificationText(PolicyProfile profile, DateStyle dates) {
        this.profile = profile;
        this.dates = dates;
    }

    String of(NotificationRequested asked) {
        return "%s%s: %s%s。%sへ%s%s%s"
                .formatted(
                        asked.kind().label(),
                        isCopy(asked) ? "（写し）" : "",
                        asked.what().label(),
                        mark(asked),
                        names(asked.to()),
                        asked.then().isEmpty() ? "" : "（応じないときは " + names(asked.then()) + "）",
                        asked.dueAt() == null ? "" : "、期限 " + LimitText.of(asked.dueAt(), on -> dates.date(on) + " "),
                        asked.late() ? "、遅れて発した" : "");
    }

    /** Who is told what another must answer need not answer. */
    private static boolean isCopy(NotificationRequested asked) {
        return asked.kind().wantsConfirmation() && !asked.confirmationWanted();
    }

    /**
     * What became of a notification.
     *
     * @param asked absent only where the log lacks what was asked
     */
    String of(NotificationReceiptRecorded receipt, @Nullable NotificationRequested asked) {
        return "連絡%sが%s（%s%s）"
                .formatted(
                        asked == null ? "" : "「" + asked.what().label() + mark(asked) + "」",
                        receipt.state().label(),
                        receipt.channel().label(),
                        receipt.detail() == null ? "" : "、" + detail(receipt));
    }

    /** Whoever confirmed did so for a post. */
    private String detail(NotificationReceiptRecorded receipt) {
        String detail = String.valueOf(receipt.detail());
        return receipt.state() == ReceiptState.CONFIRMED ? profile.addresseeName(detail) : detail;
    }

    private static String mark(NotificationRequested asked) {
        String day = asked.repeat() == null ? "" : "、%d日目".formatted(asked.repeat());
        if (asked.percent() != null) {
            return "（目標時間の%d%%%s）".formatted(asked.percent(), day);
        }
        if (asked.daysBefore() != null) {
            return "（%d日前）".formatted(asked.daysBefore());
        }
        return day.isEmpty() ? "" : "（超過" + day + "）";
    }

    private String names(List<NotifiedPost> posts) {
        return posts.stream().map(post -> profile.addresseeName(post.code())).collect(joining("、"));
    }
}
