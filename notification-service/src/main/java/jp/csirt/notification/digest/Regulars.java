package jp.csirt.notification.digest;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.Notification;
import jp.csirt.notification.domain.Notification.State;
import jp.csirt.notification.domain.Request;
import jp.csirt.notification.domain.Roster;
import jp.csirt.notification.domain.TokyoTime;
import jp.csirt.notification.outbox.Composer;
import jp.csirt.notification.store.FeedPlace;
import jp.csirt.notification.store.Marks;
import jp.csirt.notification.store.Notifications;
import jp.csirt.notification.store.RosterStore;

/** 定時の知らせ: each morning a sign of life to the CSIRT責任者, on Mondays the week's summary to the CISO. */
public final class Regulars {

    private static final String LAST = "regulars";
    private static final Duration WEEK = Duration.ofDays(7);

    private final PlainMessages messages;
    private final RosterStore roster;
    private final Notifications notifications;
    private final FeedPlace place;
    private final Reachability reachability;
    private final Composer composer;
    private final Marks marks;
    private final LocalTime at;
    private final Clock clock;

    public Regulars(
            PlainMessages messages,
            RosterStore roster,
            Notifications notifications,
            FeedPlace place,
            Reachability reachability,
            Composer composer,
            Marks marks,
            LocalTime at,
            Clock clock) {
        this.messages = messages;
        this.roster = roster;
        this.notifications = notifications;
        this.place = place;
        this.reachability = reachability;
        this.composer = composer;
        this.marks = marks;
        this.at = at;
        this.clock = clock;
    }

    /** Does what is due; the first day of an installation is silent, and a clock that is set back repeats nothing. */
    public void round() {
        Instant now = clock.instant();
        LocalDate today = TokyoTime.dateOf(now);
        LocalDate last = LocalDate.parse(marks.getOrPut(LAST, today.toString()));
        if (today.isAfter(last) && !now.isBefore(TokyoTime.at(today, at))) {
            Roster present = roster.read();
            life(present, today, now);
            if (monday(today).isAfter(last) || today.getDayOfWeek() == DayOfWeek.MONDAY) {
                week(present, monday(today), now);
            }
            marks.put(LAST, today.toString());
        }
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(DayOfWeek.MONDAY);
    }

    private void life(Roster present, LocalDate today, Instant now) {
        messages.put(
                Kind.LIFE,
                today.toString(),
                present.answering("CSIRT_LEAD", now),
                now,
                language -> Map.of(
                        "日付", today.toString(),
                        "位置", String.valueOf(place.position()),
                        "未確認件数", count(State.OPEN),
                        "不達件数", count(State.EXHAUSTED),
                        "連絡先", reachability.contacts(present, language)));
    }

    private void week(Roster present, LocalDate monday, Instant now) {
        List<Notification> past = notifications.since(TokyoTime.at(monday, at).minus(WEEK)).stream()
                .filter(notification -> !notification.request().drill())
                .toList();
        messages.put(
                Kind.WEEKLY,
                monday.toString(),
                present.answering("CISO", now),
                now,
                language -> Map.of(
                        "期間", monday.minusWeeks(1) + " – " + monday.minusDays(1),
                        "件数", String.valueOf(past.size()),
                        "確認件数", count(past, State.CONFIRMED),
                        "未確認件数", count(past, State.OPEN),
                        "不達件数", count(past, State.EXHAUSTED),
                        "連絡先", reachability.contacts(present, language),
                        "一覧", open(past, language)));
    }

    private String open(List<Notification> past, Language language) {
        return past.stream()
                .filter(notification -> notification.state() == State.OPEN || notification.state() == State.EXHAUSTED)
                .map(Notification::request)
                .map(request -> line(request, language))
                .collect(Collectors.joining("\n"));
    }

    private String line(Request request, Language language) {
        return composer.item(request.number(), request.what(), request.dueAt(), request.level(), language);
    }

    private String count(State state) {
        return String.valueOf(notifications.count(state));
    }

    private static String count(List<Notification> among, State state) {
        return String.valueOf(among.stream()
                .filter(notification -> notification.state() == state)
                .count());
    }
}
