package jp.csirt.notification.digest;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.csirt.notification.domain.Contact;
import jp.csirt.notification.domain.Language;
import jp.csirt.notification.domain.Roster;
import jp.csirt.notification.store.Contacts;
import org.jspecify.annotations.Nullable;

/** 連絡先の鮮度: who of the roster cannot be reached, or whose points nobody has checked for long. */
public final class Reachability {

    private final Contacts contacts;
    private final Clock clock;

    public Reachability(Contacts contacts, Clock clock) {
        this.contacts = contacts;
        this.clock = clock;
    }

    /** How it stands with one contact. */
    public enum Standing {
        OK,
        MISSING,
        STALE
    }

    /** How it stands with a contact, if there is one. */
    public static Standing of(@Nullable Contact contact, Instant at) {
        if (contact == null || contact.points().isEmpty()) {
            return Standing.MISSING;
        }
        return contact.isStale(at) ? Standing.STALE : Standing.OK;
    }

    /** Whether nobody at all can be told anything. */
    public boolean isNobody() {
        return contacts.all().values().stream()
                .allMatch(contact -> contact.points().isEmpty());
    }

    /** How many people of the roster stand so. */
    public long count(Roster roster, Standing standing) {
        return who(roster).getOrDefault(standing, List.of()).size();
    }

    /** The people of the roster by how they stand. */
    public Map<Standing, List<UUID>> who(Roster roster) {
        Instant now = clock.instant();
        Map<UUID, Contact> known = contacts.all();
        return roster.people(now).stream()
                .sorted()
                .collect(Collectors.groupingBy(person -> of(known.get(person), now)));
    }

    /** In words; empty when all is well. */
    String contacts(Roster roster, Language language) {
        long missing = count(roster, Standing.MISSING);
        long stale = count(roster, Standing.STALE);
        if (missing + stale == 0) {
            return "";
        }
        return switch (language) {
            case JA -> "未登録 %d人、6か月以上未確認 %d人".formatted(missing, stale);
            case EN -> "%d missing, %d not verified for six months".formatted(missing, stale);
        };
    }
}
