package jp.csirt.notification.digest;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import jp.csirt.notification.domain.Channel;
import jp.csirt.notification.domain.Contact;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Message;
import jp.csirt.notification.domain.Message.Kind;
import jp.csirt.notification.domain.NameBasedId;
import jp.csirt.notification.store.Contacts;
import jp.csirt.notification.store.Outbox;

/** 求めによらない通知文: one for each person and channel, under an id that follows from what it is about. */
public final class PlainMessages {

    private static final UUID NAMESPACE = NameBasedId.of(NameBasedId.URL, "urn:csirt:notification");
    private static final int NOT_URGENT = 0;

    private final Contacts contacts;
    private final Outbox outbox;
    private final Clock machineClock;

    public PlainMessages(Contacts contacts, Outbox outbox, Clock machineClock) {
        this.contacts = contacts;
        this.outbox = outbox;
        this.machineClock = machineClock;
    }

    /**
     * Puts them into the outbox.
     *
     * @param name the same name and kind is the same message
     * @param urgency a level; quiet hours hold back what is below 2
     * @param words in the language of each person
     */
    void put(
            Kind kind,
            String name,
            Collection<UUID> people,
            Instant notBefore,
            int urgency,
            Function<Language, Map<String, String>> words) {
        for (UUID person : people) {
            Optional<Contact> known = contacts.find(person);
            if (known.isPresent()) {
                put(kind, name, known.get(), known.get().earliest(urgency, notBefore), words);
            }
        }
    }

    private void put(
            Kind kind, String name, Contact contact, Instant notBefore, Function<Language, Map<String, String>> words) {
        for (Channel channel : contact.channels(false)) {
            if (channel != Channel.PHONE || kind == Kind.ALARM) {
                UUID id = NameBasedId.of(NAMESPACE, "%s/%s/%s/%s".formatted(kind, name, contact.personId(), channel));
                outbox.putIfAbsent(Message.of(
                        id,
                        kind,
                        contact.personId(),
                        channel,
                        machineClock.instant(),
                        notBefore,
                        words.apply(contact.language())));
            }
        }
    }

    /** 送信の試験: one to every point that takes messages. */
    public void test(Contact contact, Instant at, String time) {
        for (int point = 0; point < contact.points().size(); point++) {
            Channel channel = contact.points().get(point).kind();
            if (channel != Channel.PHONE) {
                outbox.putIfAbsent(Message.of(
                                UUID.randomUUID(),
                                Kind.TEST,
                                contact.personId(),
                                channel,
                                machineClock.instant(),
                                at,
                                Map.of("日付", time))
                        .past(allBut(point, contact.points().size())));
            }
        }
    }

    private static List<Integer> allBut(int point, int points) {
        return IntStream.range(0, points)
                .filter(other -> other != point)
                .boxed()
                .toList();
    }

    /** What the morning and the week tell is not urgent. */
    void put(
            Kind kind,
            String name,
            Collection<UUID> people,
            Instant notBefore,
            Function<Language, Map<String, String>> words) {
        put(kind, name, people, notBefore, NOT_URGENT, words);
    }
}
