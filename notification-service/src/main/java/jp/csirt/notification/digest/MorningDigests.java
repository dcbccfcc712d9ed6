package jp.csirt.notification.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.TokyoTime;
import jp.csirt.notification.feed.FeedDesk;
import jp.csirt.notification.feed.FeedEvent.DigestWanted;
import jp.csirt.notification.feed.FeedEvent.Item;
import jp.csirt.notification.outbox.Composer;
import jp.csirt.notification.reach.Links;
import jp.csirt.notification.store.RosterStore;
import jp.csirt.notification.template.Glossary;

/** 朝の一覧: the open and due items of a post, to everybody who answers for it; yesterday's are left out. */
public final class MorningDigests implements FeedDesk.DigestDesk {

    private static final int NO_LEVEL = -1;

    /** So many a mail holds. */
    private static final int MOST = 1000;

    private final PlainMessages messages;
    private final RosterStore roster;
    private final Composer composer;
    private final Glossary glossary;
    private final Links links;
    private final LocalTime at;
    private final Clock clock;

    public MorningDigests(
            PlainMessages messages,
            RosterStore roster,
            Composer composer,
            Glossary glossary,
            Links links,
            LocalTime at,
            Clock clock) {
        this.messages = messages;
        this.roster = roster;
        this.composer = composer;
        this.glossary = glossary;
        this.links = links;
        this.at = at;
        this.clock = clock;
    }

    @Override
    public void take(DigestWanted wanted) {
        Instant now = clock.instant();
        LocalDate day = TokyoTime.dateOf(wanted.at());
        LocalDate today = TokyoTime.dateOf(now);
        if (wanted.items().isEmpty() || day.isBefore(today)) {
            return;
        }
        Instant morning = TokyoTime.at(day, at);
        List<UUID> people = roster.read().answering(wanted.post(), now);
        boolean early = day.equals(today) && now.isBefore(morning);
        messages.put(Kind.DIGEST, wanted.id(), people, early ? morning : now, language -> words(wanted, day, language));
    }

    private Map<String, String> words(DigestWanted wanted, LocalDate day, Language language) {
        return Map.of(
                "日付", day.toString(),
                "職", glossary.post(wanted.post(), language),
                "件数", String.valueOf(wanted.items().size()),
                "一覧", lines(wanted.items(), language).collect(Collectors.joining("\n")));
    }

    private Stream<String> lines(List<Item> items, Language language) {
        int more = items.size() - MOST;
        return Stream.concat(
                items.stream().limit(MOST).map(item -> line(item, language)),
                more > 0 ? Stream.of(more(more, language)) : Stream.of());
    }

    private static String more(int count, Language language) {
        return switch (language) {
            case JA -> "ほか %d件".formatted(count);
            case EN -> "and %d more".formatted(count);
        };
    }

    private String line(Item item, Language language) {
        String drill = item.drill() ? "【訓練】" : "";
        String text = composer.item(drill + item.number(), item.what(), item.dueAt(), NO_LEVEL, language);
        return text + "\n" + links.incident(item.incidentId());
    }
}
