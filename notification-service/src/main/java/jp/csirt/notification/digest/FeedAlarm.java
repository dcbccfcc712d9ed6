package jp.csirt.notification.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.Roster;
import jp.csirt.notification.feed.FeedState;
import jp.csirt.notification.feed.FeedState.State;
import jp.csirt.notification.store.Marks;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.Outbox;
import jp.csirt.notification.store.RosterStore;

/**
 * 配信の停止: when the feed is away for long, somebody is told, once until it is back; what waits for the rest of the feed waits
 * no longer.
 */
public final class FeedAlarm {

    private static final String TOLD = "feed-alarm";
    private static final String NAME = "feed-alarm-name";
    private static final int URGENT = 3;

    private final FeedState feed;
    private final PlainMessages messages;
    private final RosterStore roster;
    private final Notifications notifications;
    private final Outbox outbox;
    private final Marks marks;
    private final Duration patience;
    private final Clock clock;

    public FeedAlarm(
            FeedState feed,
            PlainMessages messages,
            RosterStore roster,
            Notifications notifications,
            Outbox outbox,
            Marks marks,
            Duration patience,
            Clock clock) {
        this.feed = feed;
        this.messages = messages;
        this.roster = roster;
        this.notifications = notifications;
        this.outbox = outbox;
        this.marks = marks;
        this.patience = patience;
        this.clock = clock;
    }

    /** Looks. A feed that jumped back is told at once: nothing is read any more until somebody acts. */
    public void round() {
        State state = feed.state();
        boolean told = marks.get(TOLD).isPresent();
        if (state == State.FOLLOWING) {
            if (told) {
                outbox.withdrawAlarms();
                marks.remove(NAME);
                marks.remove(TOLD);
            }
        } else if (!told && (state == State.BEHIND_OWN_POSITION || feed.away().compareTo(patience) >= 0)) {
            tell(state);
        }
    }

    private void tell(State state) {
        Instant now = clock.instant();
        Roster present = roster.read();
        var people = new LinkedHashSet<>(present.answering("OVERALL_MANAGER", now));
        people.addAll(present.answering("CSIRT_LEAD", now));
        long minutes = feed.away().toMinutes();
        messages.put(
                Kind.ALARM,
                marks.getOrPut(NAME, now.toString()),
                people,
                now,
                URGENT,
                language ->
                        Map.of("状態", words(state, language), "時間", minutes + (language == Language.JA ? "分" : " min")));
        notifications.release(now);
        marks.put(TOLD, now.toString());
    }

    private static String words(State state, Language language) {
        boolean jumped = state == State.BEHIND_OWN_POSITION;
        return switch (language) {
            case JA ->
                jumped
                        ? "配信が、すでに読んだところより前に戻りました（控えからの復元など）。管理者が再開の位置を指示するまで、読むのを止めています。"
                        : "インシデント対応サービスからの配信を受け取れていません。";
            case EN ->
                jumped
                        ? "The feed jumped back before what was read already; reading has stopped until an administrator resumes it."
                        : "Nothing that could be used comes from the incident service.";
        };
    }
}
